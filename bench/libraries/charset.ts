/** Encoding of bytes that declare none: our `decode` against chardet, jschardet and chardetng (Firefox's detector). */
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import type { Bench } from '../figures.ts';
import { install, load, versioned } from '../peers.ts';
import { type Candidate, columns, compare, explanation, type LabelledCase } from './compare.ts';
import { type LabelledText, paragraphs } from './declaration.ts';

/** The encodings that each language was written in before UTF-8, the usual one first. */
const ENCODINGS = `
windows-1252 macintosh | af ca da de en es eu fi fr ga gl is it nb nl nn pt sv
windows-1250 iso-8859-2 | bs cs hr hu pl ro sk sl
windows-1251 koi8-r iso-8859-5 ibm866 | ru
windows-1251 koi8-u | uk
windows-1251 iso-8859-5 | be bg mk sr
windows-1253 iso-8859-7 | el
windows-1254 | tr
windows-1255 | he
windows-1256 | ar fa
windows-1257 | et lt lv
windows-874 | th
shift_jis euc-jp | ja
gbk | zh
big5 | zh-Hant
euc-kr | ko`;
const EACH = 6;
/** A short clip, and an article. */
const LENGTHS = [60, 150];

/** The decoded text; null where there is none. */
type Answer = string | null;

const OURS = `
import { decode } from '../../shared/file/bytes/decode.ts';
export const answer = (bytes) => {
  const decoded = decode(bytes);
  return decoded.kind === 'decoded' ? decoded.source : null;
};`;

/** Libraries name an encoding only; bytes are then decoded with what Node has. */
const peerCode = (imports: string, detect: string) => `
${imports}
export const answer = (bytes) => {
  const name = ${detect};
  try { return new TextDecoder(name).decode(bytes); } catch { return null; }
};`;

export const charset: Bench = async (session, progress) => {
  const remark = await install(session, progress);
  if (remark !== null) return { title: 'Charset detection', columns: {}, rows: [], remarks: [remark] };
  const cases = await labelled();
  progress(`Detecting the encoding of ${cases.length} texts…`);
  const candidates: Candidate<Uint8Array, Answer>[] = [
    { name: 'clipwatch', code: OURS },
    { name: await versioned('chardet'), code: peerCode("import { detect } from 'chardet';", 'detect(bytes)') },
    {
      name: await versioned('jschardet'),
      code: peerCode("import { detect } from 'jschardet';", 'detect(Buffer.from(bytes)).encoding'),
    },
    {
      name: await versioned('chardetng-wasm'),
      code: peerCode(
        "import { detect } from '../node_modules/chardetng-wasm/dist/chardetng_wasm_bg.js';",
        'detect(bytes)',
      ),
      plugins: [inlineWasm],
    },
  ];
  const { rows, wrong } = await compare(session, candidates, cases);
  return {
    title: `Charset detection: ${cases.length} texts in ${new Set(cases.map(({ why }) => why)).size} pairs of language and encoding`,
    columns: { ...columns, shortPercent: `% of short ones`, usualPercent: `% of usual encodings` },
    rows: rows.map((row) => {
      const missed = new Set(wrong.get(String(row.candidate)));
      const share = (of: readonly Case[]) => (100 * of.filter((one) => !missed.has(one)).length) / of.length;
      return {
        ...row,
        shortPercent: share(cases.filter(({ isShort }) => isShort)),
        usualPercent: share(cases.filter(({ isUsual }) => isUsual)),
      };
    }),
    remarks: [
      `paragraphs of the Universal Declaration of Human Rights of over ${LENGTHS.join(' or ')} characters; right: the text comes out letter by letter`,
      explanation,
      ...[...wrong].map(([name, cases]) => `${name} is wrong most often on ${mostOften(cases.map(({ why }) => why))}`),
    ],
  };
};

interface Case extends LabelledCase<Uint8Array, Answer> {
  readonly isShort: boolean;
  readonly isUsual: boolean;
}

async function labelled(): Promise<Case[]> {
  const { default: iconv } = await load<{ default: { encode: (text: string, encoding: string) => Uint8Array } }>(
    'iconv-lite',
  );
  const rows = ENCODINGS.trim()
    .split('\n')
    .map((row) => row.split(' | ').map((part) => part.split(' ')));
  const encode = ({ language, text }: LabelledText, isShort: boolean) =>
    rows
      .filter(([, languages]) => languages?.includes(language))
      .flatMap(([encodings = []]) => ['utf-8', ...encodings])
      .flatMap((encoding, at): Case[] => {
        const bytes = new Uint8Array(iconv.encode(text, encoding));
        const source = new TextDecoder(encoding).decode(bytes);
        // Some letters and marks have no place in the encoding, or two; ASCII is the same in all.
        if (source !== text || /^\p{ASCII}*$/u.test(text)) return [];
        const isRight = (answer: Answer) => answer === text;
        return [{ input: bytes, isRight, why: `${language} in ${encoding}`, isShort, isUsual: at <= 1 }];
      });
  const [short = 0, long = 0] = LENGTHS;
  const texts = await paragraphs(EACH, long);
  const clips = (await paragraphs(EACH, short)).map((one) => ({ ...one, text: one.text.slice(0, short) }));
  return [...texts.flatMap((text) => encode(text, false)), ...clips.flatMap((text) => encode(text, true))];
}

function mostOften(whys: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const why of whys) counts.set(why, (counts.get(why) ?? 0) + 1);
  const ranking = [...counts].sort(([, one], [, other]) => other - one).slice(0, 6);
  return ranking.map(([why, count]) => `${why} (${count})`).join(', ') || 'none';
}

/** The types of Node have WebAssembly as types only. */
const { Module } = (globalThis as unknown as { WebAssembly: { Module: WasmModule } }).WebAssembly;
type WasmModule = (new (
  bytes: Uint8Array,
) => object) &
  Record<'exports' | 'imports', (module: object) => readonly { readonly name: string }[]>;

/** The package is made for bundlers that load WebAssembly as modules, which Node does not without a flag. */
const inlineWasm: Plugin = {
  name: 'inline-wasm',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.wasm$/ }, async ({ path }) => {
      const bytes = await readFile(path);
      const module = new Module(bytes);
      const exports = Module.exports(module).map(({ name }) => name);
      const imports = Module.imports(module).map(({ name }) => name);
      // The two modules import each other: the functions are not there yet when the instance is made.
      const later = imports.map((name) => `${name}: (...given) => ${name}(...given)`);
      const contents = `
        import { ${imports.join(', ')} } from './chardetng_wasm_bg.js';
        const module = new WebAssembly.Module(Buffer.from('${bytes.toString('base64')}', 'base64'));
        const { exports } = new WebAssembly.Instance(module, { './chardetng_wasm_bg.js': { ${later.join(', ')} } });
        export const { ${exports.join(', ')} } = exports;`;
      return { contents, loader: 'js' };
    });
  },
};
