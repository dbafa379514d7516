import type { NamesWords } from './words.ts';

export const de: NamesWords = {
  title: 'Namen',
  lead: '{mentions} der Namen unten in zwölf Wochen; die meisten von {name}, {count}.',
  quiet: 'Keiner der Namen unten wurde in den letzten zwölf Wochen erwähnt.',
  aliases: { one: '{n} andere Schreibweise', other: '{n} andere Schreibweisen' },
  trend: 'Erwähnungen je Woche, die ältesten zuerst: {numbers}',
  period: 'Die letzten zwölf Wochen, bis {day}',
  listed: 'Verfolgte Namen',
  more: 'Weitere Namen',
  begin: 'Zurück zu den ersten Namen',
  none: {
    title: 'Noch wird kein Name verfolgt',
    text: 'Fügen Sie einen hinzu: Neue Beiträge werden etwa eine Sekunde später mit ihm abgeglichen, frühere zehn Minuten nach der letzten Änderung der Namen.',
    textReader: 'Wer einen Token mit dem Recht write hat, kann einen hinzufügen.',
  },
  add: 'Einen Namen hinzufügen',
  earlier: {
    title: 'Frühere Beiträge',
    waiting:
      'Namen haben sich geändert. Frühere Beiträge werden zehn Minuten nach der letzten Änderung mit ihnen abgeglichen, oder jetzt:',
    waitingReader:
      'Namen haben sich geändert. Frühere Beiträge werden zehn Minuten nach der letzten Änderung mit ihnen abgeglichen.',
    running: 'Frühere Beiträge werden gerade mit den Namen abgeglichen. Das geht auch ohne diese Seite weiter.',
    done: 'Alle Beiträge sind mit den Namen abgeglichen, wie sie jetzt sind.',
    began: 'Begonnen: {time}',
    ended: 'Beendet: {time}',
    seen: { one: '{n} Beitrag gesehen', other: '{n} Beiträge gesehen' },
    changed: { one: '{n} geändert', other: '{n} geändert' },
    failed: {
      one: '{n} misslungen, wird noch einmal versucht',
      other: '{n} misslungen, werden noch einmal versucht',
    },
    now: 'Jetzt abgleichen',
    again: 'Alle noch einmal abgleichen',
  },
  list: {
    title: 'Die ganze Liste',
    download: 'Herunterladen:',
    csv: 'als CSV',
    json: 'als JSON',
    import: 'Eine Liste importieren',
    text: 'CSV mit einer Zeile von Spaltennamen, oder JSON, wie beim Herunterladen. Namen, die nicht darin sind, bleiben.',
    button: 'Importieren',
    done: 'Importiert: {created} neu, {replaced} geändert, {unchanged} unverändert.',
    wrong: 'Nichts wurde importiert. Berichtigen Sie diese Zeilen:',
    line: 'Zeile {line}',
  },
};
