import type { NamesWords } from './words.ts';

export const fr: NamesWords = {
  title: 'Noms',
  lead: '{mentions} des noms ci-dessous en douze semaines ; le plus souvent {name}, {count}.',
  quiet: 'Aucun des noms ci-dessous n’a été mentionné ces douze dernières semaines.',
  aliases: { one: '{n} autre graphie', many: '{n} d’autres graphies', other: '{n} autres graphies' },
  trend: 'Mentions par semaine, de la plus ancienne à la plus récente : {numbers}',
  period: 'Douze dernières semaines, jusqu’au {day}',
  listed: 'Noms suivis',
  more: 'Plus de noms',
  begin: 'Revenir aux premiers noms',
  none: {
    title: 'Aucun nom n’est encore suivi',
    text: 'Ajoutez-en un : les nouvelles retombées lui sont comparées une seconde plus tard environ, les anciennes dix minutes après le dernier changement des noms.',
    textReader: 'Une personne dont le jeton a le droit write peut en ajouter un.',
  },
  add: 'Ajouter un nom',
  earlier: {
    title: 'Anciennes retombées',
    waiting:
      'Des noms ont changé. Les anciennes retombées leur sont comparées dix minutes après le dernier changement, ou maintenant :',
    waitingReader:
      'Des noms ont changé. Les anciennes retombées leur sont comparées dix minutes après le dernier changement.',
    running: 'Les anciennes retombées sont en train d’être comparées aux noms. Cela continue sans cette page.',
    done: 'Toutes les retombées ont été comparées aux noms tels qu’ils sont.',
    began: 'Début : {time}',
    ended: 'Fin : {time}',
    seen: { one: '{n} retombée vue', many: '{n} de retombées vues', other: '{n} retombées vues' },
    changed: { one: '{n} changée', many: '{n} changées', other: '{n} changées' },
    failed: {
      one: '{n} en échec, sera reprise',
      many: '{n} en échec, seront reprises',
      other: '{n} en échec, seront reprises',
    },
    now: 'Comparer maintenant',
    again: 'Tout comparer encore une fois',
  },
  list: {
    title: 'Toute la liste',
    download: 'Télécharger :',
    csv: 'en CSV',
    json: 'en JSON',
    import: 'Importer une liste',
    text: 'CSV avec une ligne de noms de colonnes, ou JSON, tels qu’ils se téléchargent. Les noms qui n’y sont pas restent.',
    button: 'Importer',
    done: 'Importation : {created} nouveaux, {replaced} changés, {unchanged} inchangés.',
    wrong: 'Rien n’a été importé. Corrigez ces lignes :',
    line: 'Ligne {line}',
  },
};
