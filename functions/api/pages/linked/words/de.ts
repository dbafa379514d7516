import type { PageWords } from './words.ts';

export const de: PageWords = {
  side: 'ltr',
  address: 'Adresse',
  names: 'Namen',
  everyName: 'Alle Namen, auch später hinzugefügte',
  badLink: {
    title: 'Dieser Link lässt sich nicht öffnen',
    text: 'Verwenden Sie den Link aus der Mail, unverändert und vollständig. Links alter Mails gelten nach einiger Zeit nicht mehr: Nehmen Sie dann den einer neueren Mail.',
  },
  expiredLink: {
    title: 'Dieser Link ist abgelaufen',
    text: 'Ein Link öffnet die Seite eines Namens nur eine Zeit lang. Nehmen Sie den einer neueren Mail, oder melden Sie sich bei clipwatch an.',
  },
  confirm: {
    title: 'Meldungen bestätigen',
    text: 'Jemand möchte, dass clipwatch Meldungen an diese Adresse schickt.',
    textElsewhere:
      'Jemand möchte, dass clipwatch Meldungen an das unten genannte Ziel schickt, und hat diese Adresse als die genannt, die zustimmen muss.',
    place: 'Ziel',
    button: 'Bestätigen',
    otherwise:
      'Wenn Sie das nicht waren, schließen Sie diese Seite. Ohne Bestätigung werden keine Meldungen verschickt.',
    done: {
      title: 'Bestätigt',
      text: 'Meldungen kommen ab jetzt an diese Adresse.',
      textElsewhere: 'Meldungen gehen ab jetzt an das unten genannte Ziel.',
    },
    changed: {
      title: 'Dieser Link ist überholt',
      text: 'Was gefragt wird, hat sich seit dieser Mail geändert, und eine neuere Mail wurde verschickt: Verwenden Sie deren Link.',
    },
    expired: {
      title: 'Dieser Link ist abgelaufen',
      text: 'Bitten Sie die Person, die clipwatch betreibt, Sie noch einmal anzumelden: Dann kommt eine neue Mail mit einem neuen Link.',
    },
    ended: {
      title: 'Nichts zu bestätigen',
      text: 'Das Abonnement ist beendet oder gilt inzwischen für eine andere Adresse.',
    },
  },
  unsubscribe: {
    title: 'Abbestellen',
    name: '{name} abbestellen',
    this: 'Das Abonnement dieser Mail beenden',
    all: 'Alles abbestellen',
    videos: 'Keine Mails über Videos mehr',
    corrections: 'Keine Mails über Korrekturen mehr',
    notAlone: 'Ein Abonnement aller Namen kann keinen einzelnen auslassen. Sie können es als Ganzes beenden.',
    ended: { title: 'Abbestellt', text: 'Das Abonnement dieser Mail ist beendet.' },
    endedName: { title: '{name} abbestellt', text: 'Zu diesem Namen kommen keine Mails mehr an diese Adresse.' },
    endedAll: { title: 'Abbestellt', text: 'An diese Adresse kommen keine Mails mehr.' },
    endedVideos: {
      title: 'Keine Mails über Videos mehr',
      text: 'An diese Adresse kommen keine Mails über Videos mehr.',
    },
    endedCorrections: {
      title: 'Keine Mails über Korrekturen mehr',
      text: 'An diese Adresse kommen keine Mails über Korrekturen mehr.',
    },
    unclear: {
      title: 'Nichts wurde beendet',
      text: 'Die Anfrage nennt nichts, was hier beendet werden kann. Öffnen Sie den Link aus der Mail und drücken Sie einen Knopf.',
    },
    nothing: 'Für diese Adresse ist nichts abonniert.',
    rest: 'Weiterhin abonniert:',
  },
  name: {
    matches: 'Was erkannt wird',
    alsoSpelled: 'auch in der Schreibung anderer Schriften',
    require: 'Zählt nur in Texten mit einem von',
    exclude: 'Zählt nicht innerhalb von',
    narrow: 'Andere Person oder zu viele Treffer?',
    narrowText:
      'Nehmen Sie einen Alias heraus, nennen Sie Wörter, die im Text stehen müssen, oder längere Ausdrücke, die etwas anderes meinen. Probieren Sie es vorher: Ein Probelauf zeigt, welche Beiträge des Archivs passen würden.',
    byApi: 'Über die API',
    clips: 'Beiträge',
    older: 'Ältere Beiträge',
    untitled: 'Beitrag ohne Titel',
    gone: { title: 'Unbekannter Name', text: 'Dieser Name wird nicht mehr beobachtet.' },
  },
};
