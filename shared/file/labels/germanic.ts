import type { Labels } from './label-row.ts';

/** Labels in Germanic languages. */
export const GERMANIC: readonly Labels[] = [
  {
    language: 'en',
    summary:
      'summary|executive summary|abstract|synopsis|in brief|in short|overview|brief|description|at a glance|in a nutshell|key points|in summary|short summary|tl;dr|précis',
    source:
      'source|outlet|publisher|channel|newspaper|publication|media|broadcaster|station|news outlet|network|programme|program|original source|via|published in|aired on|broadcast on|appeared in',
    published:
      'originally published|first published|published|posted|aired|first aired|broadcast|released|printed|publication date|date published|date of publication|air date|broadcast date|date|published on|posted on|aired on|released on|issued|dated|original air date|date of broadcast|date aired|date of issue|uploaded|day of publication',
    by: 'by|in|on',
    on: 'on|at|of',
    updated:
      'last updated|updated|last modified|modified|edited|corrected|accessed|retrieved|archived|revised|amended|date modified|last edited|last revised',
    title: 'title|headline|heading',
    other:
      'transcript|full text|full transcript|keywords|tags|video|watch|notes|related|read more|contact|duration|author|language|link|links|speakers|guest|guests|host|presenter|reporter|category|categories|topic|topics|length|running time|translation|credits|share|see also|further reading',
  },
  {
    language: 'de',
    summary:
      'zusammenfassung|kurzfassung|kurz gefasst|inhalt|überblick|kurzbeschreibung|in kürze|das wichtigste|zusammengefasst|auf einen blick|abstract|inhaltsangabe|worum es geht|kurz und knapp|kurzinhalt|das wichtigste in kürze',
    source:
      'quelle|medium|sender|zeitung|herausgeber|verlag|rundfunksender|fernsehsender|erschienen in|gesendet auf|originalquelle|publikation',
    published:
      'veröffentlicht|erschienen|ausgestrahlt|gesendet|publiziert|veröffentlichung|erscheinungsdatum|sendedatum|sendung vom|stand|datum|veröffentlicht am|erschienen am|gesendet am|veröffentlichungsdatum|erstausstrahlung|erstsendung|publikationsdatum|online seit|ausstrahlung|datum der veröffentlichung',
    by: 'von|in|im|bei|durch',
    on: 'am|vom|den',
    updated:
      'aktualisiert|zuletzt aktualisiert|geändert|zuletzt geändert|abgerufen|aktualisierung|letzte aktualisierung|stand der bearbeitung|bearbeitet|korrigiert',
    title: 'titel|überschrift|schlagzeile|titelzeile|betreff',
    other:
      'transkript|wortlaut|volltext|schlagwörter|video|autor|dauer|sprache|mehr zum thema|stichwörter|stichworte|abschrift|link|links|gast|gäste|moderation|rubrik|kategorie|thema|themen|länge|übersetzung|siehe auch|autorin',
  },
  {
    language: 'nl',
    summary:
      'samenvatting|in het kort|kort|overzicht|beknopt|kort samengevat|in een notendop|inhoud|beschrijving|korte samenvatting|de kern',
    source:
      'bron|zender|krant|uitgever|medium|omroep|publicatie|tijdschrift|verschenen in|uitgezonden op|oorspronkelijke bron',
    published:
      'gepubliceerd|verschenen|uitgezonden|geplaatst|publicatiedatum|datum|gepubliceerd op|verschenen op|uitgezonden op|uitzenddatum|datum van publicatie|geplaatst op|publicatie|uitzending',
    by: 'door|in|bij',
    on: 'op',
    updated: 'bijgewerkt|laatst bijgewerkt|gewijzigd|aangepast|laatste wijziging|update|bijgewerkt op|gecorrigeerd',
    title: 'titel|kop|onderwerp|kop van het artikel',
    other:
      'transcript|volledige tekst|trefwoorden|video|auteur|duur|taal|transcriptie|uitgeschreven tekst|tags|link|links|gast|gasten|presentator|verslaggever|rubriek|categorie|vertaling|zie ook|auteurs',
  },
  {
    language: 'sv',
    summary:
      'sammanfattning|i korthet|kortfattat|kort sagt|i korta drag|referat|ingress|innehåll|beskrivning|kort sammanfattning',
    source: 'källa|kanal|tidning|medium|förlag|utgivare|program|ursprunglig källa|station|radiokanal|tv-kanal',
    published:
      'publicerad|publicerat|sänd|sändes|publiceringsdatum|datum|publicerades|publicering|sändningsdatum|sändning|utgiven|utgivningsdatum|sänt',
    by: 'av|i|på',
    on: 'den',
    updated: 'uppdaterad|uppdaterat|senast uppdaterad|ändrad|uppdaterades|senast ändrad|rättad|uppdatering',
    title: 'titel|rubrik',
    other:
      'utskrift|hela texten|video|författare|transkription|fulltext|nyckelord|taggar|länk|länkar|gäst|gäster|programledare|reporter|avdelning|kategori|längd|språk|översättning|se även',
  },
  {
    language: 'da',
    summary:
      'resumé|resume|sammendrag|kort fortalt|sammenfatning|kort om|i korthed|indhold|kort resumé|beskrivelse|referat|manchet',
    source: 'kilde|avis|medie|kanal|station|udgiver|blad|oprindelig kilde|forlag',
    published:
      'udgivet|offentliggjort|publiceret|sendt|dato|udgivelsesdato|publiceringsdato|offentliggjort den|sendetidspunkt|sendedato|publicering|bragt',
    by: 'af|i|på',
    on: 'den',
    updated: 'opdateret|sidst opdateret|senest opdateret|ændret|rettet|opdatering',
    title: 'titel|overskrift|rubrik|emne',
    other:
      'udskrift|video|forfatter|transskription|fuld tekst|hele teksten|nøgleord|emneord|tags|link|links|gæst|gæster|vært|journalist|kategori|varighed|længde|sprog|oversættelse|se også',
  },
  {
    language: 'no',
    summary:
      'sammendrag|oppsummering|kort fortalt|kortversjon|kort oppsummert|innhold|ingress|kort sagt|beskrivelse|referat|samandrag',
    source: 'kilde|avis|medium|kanal|utgiver|stasjon|opprinnelig kilde|kjelde',
    published:
      'publisert|utgitt|sendt|dato|publiseringsdato|utgivelsesdato|sendedato|sendetid|publisering|publisert den|lagt ut',
    by: 'av|i|på',
    on: 'den',
    updated: 'oppdatert|sist oppdatert|sist endret|endret|rettet|oppdatering',
    title: 'tittel|overskrift|rubrikk|emne',
    other:
      'transkripsjon|video|forfatter|utskrift|fulltekst|hele teksten|nøkkelord|stikkord|emneord|lenke|lenker|gjest|gjester|programleder|journalist|kategori|varighet|lengde|språk|oversettelse|se også',
  },
  {
    language: 'is',
    summary: 'samantekt|ágrip|útdráttur|í stuttu máli',
    source: 'heimild|miðill|dagblað|stöð|útgefandi',
    published: 'birt|birtist|útgefið|sent út|útgáfudagur|dagsetning',
    by: 'af|í|á',
    on: 'þann|hinn',
    updated: 'uppfært|síðast uppfært|breytt',
    title: 'titill|fyrirsögn',
    other: 'afrit|allur textinn|lykilorð|myndband|höfundur|lengd|tungumál',
  },
];
