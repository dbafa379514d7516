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
      'originally published|first published|published|posted|aired|first aired|broadcast|released|printed in|publication date|date published|date of publication|air date|broadcast date|date|published on|posted on|aired on|released on|issued|dated|original air date|date of broadcast|date aired|date of issue|uploaded|day of publication',
    by: 'by|in|on',
    on: 'on|at|of',
    updated:
      'last updated|updated|last modified|modified|edited|corrected|revised|amended|date modified|last edited|last revised|correction|correction-date|correction date|date of correction|revision date|date of revision|date revised|date corrected|date updated|last correction|corrected on|updated on|date of update|update date',
    date: 'date',
    copied:
      'printed|printed out|printout|print-out|retrieved|accessed|last accessed|archived|captured|crawled|downloaded|exported|imported|loaded|fetched|harvested|scraped|indexed|viewed|last viewed|last visited|visited|last checked|checked|saved on|snapshot taken|generated on|searched|generated|received|date received|scanned|digitised|digitized|ingested|date added|transmitted|faxed|last crawled|last retrieved|snapshot from|cached',
    copying:
      'print|printing|retrieval|access|archive|archival|archiving|capture|crawl|crawling|download|export|import|load|loading|entry|extraction|indexing|snapshot|check|search|visit|viewing|saving',
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
      'veröffentlicht|erschienen|ausgestrahlt|gesendet|publiziert|veröffentlichung|erscheinungsdatum|sendedatum|sendung vom|datum|veröffentlicht am|erschienen am|gesendet am|veröffentlichungsdatum|erstausstrahlung|erstsendung|publikationsdatum|online seit|ausstrahlung|datum der veröffentlichung',
    by: 'von|in|im|bei|durch',
    on: 'am|vom|den',
    updated:
      'aktualisiert|stand|zuletzt aktualisiert|geändert|zuletzt geändert|aktualisierung|letzte aktualisierung|stand der bearbeitung|bearbeitet|korrigiert|korrektur|korrekturdatum|änderungsdatum|aktualisierungsdatum|berichtigt|berichtigung|berichtigungsdatum|letzte änderung|datum der korrektur|datum der änderung',
    date: 'datum',
    copied:
      'gedruckt|ausgedruckt|ausdruck|druckdatum|ausdruckdatum|ausdrucksdatum|abgerufen|zuletzt abgerufen|abruf|abrufdatum|abgefragt|aufgerufen|zuletzt aufgerufen|abfragedatum|zugriffsdatum|letzter zugriff|zuletzt besucht|archiviert|archivierungsdatum|archivdatum|heruntergeladen|downloaddatum|exportiert|exportdatum|importiert|importdatum|ladedatum|geladen|eingelesen|erfasst|erfassungsdatum|gespeichert|speicherdatum|zuletzt geprüft|geprüft|gesichert|eingesehen|recherchiert|recherchedatum|suchdatum|eingegangen|gescannt|digitalisiert|eingangsdatum|scandatum|generiert|zuletzt überprüft|letzte prüfung|letzter abruf',
    copying:
      'druck|drucks|ausdrucks|abrufs|zugriff|zugriffs|archivierung|export|exports|downloads|download|import|speicherung|abfrage|recherche|erfassung',
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
    updated:
      'bijgewerkt|laatst bijgewerkt|gewijzigd|aangepast|laatste wijziging|update|bijgewerkt op|gecorrigeerd|correctie|correctiedatum|rectificatie|wijzigingsdatum',
    date: 'datum',
    copied:
      'afgedrukt|geprint|uitgeprint|afdrukdatum|printdatum|geraadpleegd|laatst geraadpleegd|raadpleegdatum|opgehaald|bekeken|bezocht|laatst bezocht|gearchiveerd|archiefdatum|archiveringsdatum|gedownload|downloaddatum|geëxporteerd|exportdatum|geladen|laaddatum|opgeslagen|laatst gecontroleerd|gecontroleerd|toegangsdatum|zoekdatum|gescand|gedigitaliseerd|ontvangen|gegenereerd|laatst opgehaald',
    copying: 'afdruk|afdrukken|raadpleging|archivering|export|download|toegang|opslag',
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
    updated:
      'uppdaterad|uppdaterat|senast uppdaterad|ändrad|uppdaterades|senast ändrad|rättad|uppdatering|rättelse|ändringsdatum|uppdateringsdatum',
    date: 'datum',
    copied:
      'utskriven|utskrivet|utskriftsdatum|hämtad|hämtat|hämtades|hämtningsdatum|nedladdad|nedladdat|nedladdningsdatum|arkiverad|arkiverat|arkiveringsdatum|exporterad|exporterat|exportdatum|besökt|senast besökt|åtkomstdatum|inläst|inläsningsdatum|sparad|sparat|senast kontrollerad|kontrollerad|läsdatum|sökdatum|skannad|inkommen|mottagen',
    copying: 'utskrift|hämtning|nedladdning|arkivering|export|åtkomst|inläsning',
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
    updated:
      'opdateret|sidst opdateret|senest opdateret|ændret|rettet|opdatering|rettelse|ændringsdato|opdateringsdato',
    date: 'dato',
    copied:
      'udskrevet|printet|udskriftsdato|hentet|hentningsdato|besøgt|sidst besøgt|tilgået|arkiveret|arkiveringsdato|downloadet|downloaddato|eksporteret|eksportdato|indlæst|indlæsningsdato|gemt|senest kontrolleret|sidst tjekket|kontrolleret|adgangsdato|søgedato',
    copying: 'udskrift|udskrivning|hentning|arkivering|download|eksport|adgang|indlæsning',
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
    updated: 'oppdatert|sist oppdatert|sist endret|endret|rettet|oppdatering|rettelse|endringsdato|oppdateringsdato',
    date: 'dato',
    copied:
      'utskrevet|skrevet ut|utskriftsdato|hentet|lest|lesedato|nedlastet|lastet ned|nedlastingsdato|nedlastningsdato|arkivert|arkiveringsdato|eksportert|eksportdato|lastet inn|innlastet|besøkt|sist besøkt|sist sjekket|kontrollert|sist kontrollert|tilgangsdato|lagret|søkedato',
    copying: 'utskrift|henting|nedlasting|arkivering|eksport|tilgang|innlasting',
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
    date: 'dagsetning|dags',
    copied:
      'prentað|prentað út|sótt|skoðað|vistað|hlaðið niður|flutt út|síðast skoðað|safnað|geymt|prentdagur|sótt þann',
    copying: 'prentunar|prentun|sóknar|niðurhals|vistunar|skoðunar|útflutnings',
    title: 'titill|fyrirsögn',
    other: 'afrit|allur textinn|lykilorð|myndband|höfundur|lengd|tungumál',
  },
];
