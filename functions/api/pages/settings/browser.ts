/** What a reader chooses for this browser: the language, the colours, the shortcuts. */
import { html } from 'hono/html';
import { Language } from '../../../../shared/contract/subscription.ts';
import { readChoices } from '../choices.ts';
import type { Asked, Markup, Moved } from '../page.ts';
import { selectField } from '../parts/fields.ts';
import { formKey } from '../parts/form.ts';
import type { Shown } from '../parts/shown.ts';
import { OWN_NAMES } from '../sign-in/words.ts';
import { settingsWords } from './words/index.ts';

export function browserPart({ voice, choices, reader }: Asked): Shown {
  const { browser: words } = settingsWords[voice.language];
  if (reader.formKey === null) return { body: html`<div class="none"><p>${words.signIn}</p></div>` };
  const languages = Language.options.map((value) => ({ value, label: OWN_NAMES[value] }));
  const fields: Markup[] = [
    selectField({ name: 'language', label: words.language, value: choices.language }, [
      { value: '', label: words.asBrowser },
      ...languages,
    ]),
    selectField({ name: 'theme', label: words.theme, value: choices.theme }, [
      { value: '', label: words.asSystem },
      { value: 'light', label: words.light },
      { value: 'dark', label: words.dark },
    ]),
    selectField({ name: 'keys', label: words.keys, help: words.keysHelp, value: choices.keys ?? 'on' }, [
      { value: 'on', label: words.on },
      { value: 'off', label: words.off },
    ]),
  ];
  const body = html`<form method="post" action="/settings" class="fields">${formKey(reader)}<input type="hidden" name="do" value="choose"><p class="s">${words.lead}</p>
${fields}<div><button class="go">${words.save}</button></div></form>`;
  return { body };
}

export function keepChoices({ form }: Asked): Moved {
  return { to: '/settings', choices: readChoices(form.toString()) };
}
