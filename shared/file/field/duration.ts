import type { Document } from '../../document/document.ts';
import { declaredAs, type Field, type Finding, missing, type Row, ranked } from './field.ts';
import { edgeLines, evidenceOf, linesOf } from './lines.ts';

const NAMES: readonly Row[] = [
  ['stated:duration', 0.97],
  ['jsonld:duration', 0.95],
  ['og:video:duration', 0.94],
  ['video:duration', 0.94],
  ['itemprop:duration', 0.92],
  ['og:audio:duration', 0.9],
];
/** A day; no broadcast is longer. */
const LONGEST_SECONDS = 86_400;
const LINES_AT_THE_TOP = 100;

/** Labels of a duration, in the languages of `labels/`. */
const LABEL =
  /^[\s*_#>•·–—-]{0,9}(?:duration|length|running time|run time|runtime|dauer|länge|laufzeit|durée|duración|duração|durata|duur|lengte|süre|süresi|czas trwania|délka|délai|hossz|durată|trajanje|längd|længde|varighet|varighed|kesto|διάρκεια|длительность|продолжительность|хронометраж|тривалість|المدة|مدة الفيديو|مدة|مدت|مدت زمان|משך|अवधि|时长|時長|時間|再生時間|재생 시간|길이)[\s*_]{0,9}[:：]\s{0,9}/iu;

/** The length of the video in seconds, as digits: stated, declared, or behind a label. Missing without a warning. */
export function durationOf(document: Document): Field {
  const declared = declaredAs(document, 'duration', NAMES);
  const lines = edgeLines(linesOf(document)).slice(0, LINES_AT_THE_TOP);
  const labelled = lines.flatMap(({ text, block, start, end }): Finding[] => {
    const label = LABEL.exec(text.slice(0, 60))?.[0];
    const value = label === undefined ? '' : text.slice(label.length, label.length + 60);
    if (label === undefined || value === '') return [];
    const evidence = { ...evidenceOf('labelled-duration', block, start + label.length, end), confidence: 0.93 };
    return [{ value, evidence }];
  });
  const findings = [...declared, ...labelled].flatMap(({ value, evidence }): Finding[] => {
    const seconds = secondsIn(value);
    return seconds === null ? [] : [{ value: String(seconds), evidence }];
  });
  return ranked(findings) ?? missing(null);
}

/** `PT1H2M3S`, `1:02:03`, `12:34`, `754`, `12 min 34 s` → seconds. */
function secondsIn(written: string): number | null {
  const text = written.trim().slice(0, 60);
  const parts =
    /^P(?:(\d{1,3})D)?T?(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,7})(?:[.,]\d{1,9})?S)?$/i.exec(text)?.slice(1) ??
    clock(text) ??
    words(text);
  if (!parts) return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part) => Number(part ?? 0));
  const all = ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
  return all > 0 && all <= LONGEST_SECONDS ? all : null;
}

function clock(text: string): (string | undefined)[] | null {
  const long = /^(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?!\d|:)/.exec(text);
  return long ? [undefined, ...long.slice(1)] : null;
}

const HOURS = 'hours?|hrs?|h|std|stunden?|heures?|horas?|ore|uur|saat|godz|ч|час\\p{L}{0,2}|ساعات?';
const MINUTES = "minut\\p{L}{0,3}|mins?|min|m|'|′|dk|dakika|хв|мин\\p{L}{0,3}|دقيقة|دقائق|دقیقه|分钟?|分鐘|분";
const SECONDS = 'second\\p{L}{0,3}|secs?|sec|s|sek\\p{L}{0,5}|"|″|sn|saniye|с|сек\\p{L}{0,4}|ثانية|ثواني|ثانیه|秒|초';
const WORDS = new RegExp(
  `^(?:(\\d{1,2})\\s?(?:${HOURS})\\.?,?\\s{0,3})?(?:(\\d{1,4})\\s?(?:${MINUTES})\\.?,?\\s{0,3})?(?:(\\d{1,5})\\s?(?:${SECONDS})?\\.?)?$`,
  'iu',
);

function words(text: string): (string | undefined)[] | null {
  const found = text === '' ? null : WORDS.exec(text);
  return found ? [undefined, ...found.slice(1)] : null;
}
