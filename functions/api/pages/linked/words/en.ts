import type { PageWords } from './words.ts';

export const en: PageWords = {
  side: 'ltr',
  address: 'Address',
  names: 'Names',
  everyName: 'Every name, also those added later',
  badLink: {
    title: 'This link does not open',
    text: 'Use the link in the mail, unchanged and whole. Links of old mails stop working after some time: then use one of a newer mail.',
  },
  expiredLink: {
    title: 'This link has expired',
    text: 'A link to a name opens its page for some time only. Use one of a newer mail, or sign in to clipwatch.',
  },
  confirm: {
    title: 'Confirm alerts',
    text: 'Somebody asked clipwatch to send alerts to this address.',
    textElsewhere:
      'Somebody asked clipwatch to send alerts to the place below, and gave this address as the one that has to agree.',
    place: 'Alerts go to',
    button: 'Confirm',
    otherwise: 'If that was not you, close this page. Without a confirmation no alerts are sent.',
    done: {
      title: 'Confirmed',
      text: 'Alerts will come to this address.',
      textElsewhere: 'Alerts will go to the place below.',
    },
    changed: {
      title: 'This link is out of date',
      text: 'What is asked has changed since this mail, and a newer mail was sent: use the link in that one.',
    },
    expired: {
      title: 'This link has expired',
      text: 'Ask whoever runs clipwatch to subscribe you again: a new mail with a new link then comes.',
    },
    ended: { title: 'Nothing to confirm', text: 'The subscription has ended, or is for another address by now.' },
  },
  unsubscribe: {
    title: 'Unsubscribe',
    name: 'Unsubscribe from {name}',
    this: 'End the subscription of this mail',
    all: 'Unsubscribe from everything',
    videos: 'Stop mails about videos',
    corrections: 'Stop mails about corrections',
    notAlone: 'A subscription to every name cannot leave out a single one. You can end it as a whole.',
    ended: { title: 'Unsubscribed', text: 'The subscription of this mail has ended.' },
    endedName: { title: 'Unsubscribed from {name}', text: 'No more mails about this name come to this address.' },
    endedAll: { title: 'Unsubscribed', text: 'No more mails come to this address.' },
    endedVideos: {
      title: 'No more mails about videos',
      text: 'Mails about videos that are gone or play again come to this address no more.',
    },
    endedCorrections: {
      title: 'No more mails about corrections',
      text: 'Mails about changes of clips come to this address no more.',
    },
    unclear: {
      title: 'Nothing was ended',
      text: 'The request names nothing that can be ended here. Open the link in the mail and press a button.',
    },
    nothing: 'This address follows nothing.',
    rest: 'This address still follows:',
  },
  name: {
    matches: 'What it matches',
    alsoSpelled: 'also as it is written in other scripts',
    require: 'Counts only in texts with one of',
    exclude: 'Does not count within',
    narrow: 'Wrong person, or too many hits?',
    narrowText:
      'Take out an alias, name words that must be in the text, or name longer expressions that are something else. Try it first: a dry run shows which clips of the archive would match.',
    byApi: 'Over the API',
    clips: 'Clips',
    older: 'Older clips',
    untitled: 'Untitled clip',
    gone: { title: 'No such name', text: 'This name is not tracked any more.' },
  },
};
