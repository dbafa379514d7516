/** What people and organisations are called, in many scripts, is refused nowhere, kept as it is, and found in a text. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Name } from '../../../shared/contract/name.ts';
import { compileNames, findMentions } from '../../../shared/name/index.ts';
import { fakeApi, fakeClip } from '../../support/fake/dependencies.ts';
import { textDocument } from '../../support/make/text-document.ts';

const byLanguage = z
  .record(z.string(), z.string())
  .parse(JSON.parse(readFileSync('tests/fixtures/honest-names.json', 'utf8')));
const languages = Object.entries(byLanguage).map(([language, names]) => ({ language, names: names.split('|') }));

/** Of which no label of a token is made, since it could pass for another. */
const NO_LABEL: Readonly<Record<string, string>> = {
  Kαθημερινή: 'a Latin K before Greek letters',
  ЯMoney: 'two alphabets in a word',
  Ǌegoš: 'one character for two letters',
  ＮＨＫ: 'wide letters',
};
/** Khmer says where a line may break by what shows nothing: that is left out. */
const kept = (text: string): string => text.replaceAll('\u200b', '');

describe.each(languages)('$language', ({ names }) => {
  it.each(names)('%s', async (text) => {
    const { ask } = fakeApi({ clips: [fakeClip({ clipId: 'a' })], subscriptions: new Map() });
    const answerTo = async (method: string, path: string, body: object) => {
      const response = await ask(method, path, 'admin', body);
      return [response.status, await response.json()] as const;
    };
    const name = kept(text);
    const [status, created] = await answerTo('POST', '/v1/names', { name: text, aliases: [`${text} II`] });
    expect([status, created]).toEqual([201, expect.objectContaining({ name, aliases: [`${name} II`] })]);
    const document = textDocument(`They met ${text} at noon.`);
    expect(findMentions(document, compileNames([Name.parse(created)]))).toHaveLength(1);

    const title = { title: text, outlet: text };
    const asKept = { title: name, outlet: name };
    expect(await answerTo('PUT', '/v1/outlets/hill', { name: text })).toEqual([201, expect.objectContaining({ name })]);
    expect(await answerTo('PATCH', '/v1/clips/a', title)).toEqual([200, expect.objectContaining(asKept)]);
    const [made] = await answerTo('POST', '/v1/tokens', { label: text, scopes: ['read'] });
    expect(made, NO_LABEL[text]).toBe(text in NO_LABEL ? 400 : 201);
  });
});

it('are many, of many languages', () => {
  expect(languages.length).toBeGreaterThan(25);
  expect(languages.flatMap(({ names }) => names).length).toBeGreaterThan(300);
});
