import {
  type Candidate,
  type Evidence,
  EXTRA_FIELDS,
  type ExplainedField,
  FIELDS,
  type ParsedFile,
} from '../../shared/contract/clip.ts';

export const EVIDENCE_HEADS = ['FIELD', 'VALUE', 'RULE', 'SURE', 'AT'] as const;

/**
 * Table rows that explain a clip: each field with its rule, confidence and offsets in the decoded file (`–`: not in the
 * file), followed by its other candidates (`or`), then each span of each mention.
 */
export function evidenceRows(clip: ParsedFile): string[][] {
  return [
    ...[...FIELDS, ...EXTRA_FIELDS].flatMap((field) => rowsOf(clip, field)),
    ...clip.mentions.flatMap(({ nameId, spans }) =>
      spans.map(({ form, alias, start, end, timeCode }) => [
        nameId,
        form,
        `alias ${alias}`,
        '',
        timeCode ?? offsets({ start, end }),
      ]),
    ),
  ];
}

function rowsOf(clip: ParsedFile, field: ExplainedField): string[][] {
  const value = clip[field];
  const evidence = clip.evidence[field];
  const others = (clip.candidates?.[field] ?? []).filter((candidate) => !isChosen(candidate, evidence));
  if (value === undefined && others.length === 0) return [];
  const shown = Array.isArray(value) ? value.join(', ') : (value ?? '–');
  return [
    [field, String(shown), evidence?.rule ?? '', confidence(evidence), evidence ? offsets(evidence) : ''],
    ...others.map((other) => ['  or', other.value, other.rule, confidence(other), offsets(other)]),
  ];
}

function isChosen({ rule, start, end }: Candidate, evidence: Evidence | undefined): boolean {
  return evidence?.rule === rule && evidence.start === start && evidence.end === end;
}

function confidence(evidence: Evidence | undefined): string {
  return evidence?.confidence === undefined ? '' : `${Math.round(evidence.confidence * 100)} %`;
}

function offsets({ start, end }: { start: number; end: number }): string {
  return start === end ? '–' : `${start}–${end}`;
}
