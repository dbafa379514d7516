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
 * Why a clip is what it is, a row each: every field with the rule that found it, how sure it is and where in the decoded
 * file it stands (`–`: outside of it), then what else it could have been (`or`), and every place of a mention.
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
        timeCode ?? place({ start, end }),
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
    [field, String(shown), evidence?.rule ?? '', sureness(evidence), evidence ? place(evidence) : ''],
    ...others.map((other) => ['  or', other.value, other.rule, sureness(other), place(other)]),
  ];
}

function isChosen({ rule, start, end }: Candidate, evidence: Evidence | undefined): boolean {
  return evidence?.rule === rule && evidence.start === start && evidence.end === end;
}

function sureness(evidence: Evidence | undefined): string {
  return evidence?.confidence === undefined ? '' : `${Math.round(evidence.confidence * 100)} %`;
}

function place({ start, end }: { start: number; end: number }): string {
  return start === end ? '–' : `${start}–${end}`;
}
