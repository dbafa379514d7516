/** Germanic languages. */
import { CENTRAL, type Profile, WESTERN, WESTERN_EURO } from './profile.ts';

export const germanic: readonly Profile[] = [
  {
    language: 'af',
    script: 'Latin',
    words:
      'die van en in het is n vir met nie dat wat om te op hy sy sal was word aan deur ook maar na hulle ons kan as een by uit oor sê ’n baie nog tot toe teen',
    letters: 'áéèêëíîïóôöúûüŉ',
  },
  {
    language: 'da',
    script: 'Latin',
    words:
      'næste sagde danmark dansk danske aften uge sidst fortsat gør sådan gennem regeringen regering lige efterår og at det i en som på er af for den med til har de ikke om et han var men sig fra ved kan nu så efter under også skal eller hun sin nye blev over hvor blevet mere siger bliver blive kun sige kommer mange igen ind hele deres havde hvad jeg politiet mod uden ud op ny nyt går bog tale talte læste kom fik taler hos udstilling bogen filmen film svar spørgsmål prisen koncert varer brev forfatter dag vi vil',
    letters: 'æøåé',
    legacy: [{ encodings: WESTERN_EURO, characters: 'øåæé«»ØÅÆ' }],
  },
  {
    language: 'de',
    script: 'Latin',
    words:
      'der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch sein ich wir wieder neue neuer erst kommt wurde ihr ihre seine heute gestern neues neuen beim vom gegen unter wenn kein keine eines dieser diese dieses sagte hatte schon dann doch da bereits ab kam lobte las erschien erscheint gilt wurden begann begeisterte überzeugte fand ging steht stand buch rede werk freund freundin bücher stimme partei zeitung abend woche jahr lied lieder film jahre kritik roman gedicht briefe brief ausstellung preis erhielt bekam gewann lebt sprach fragte',
    letters: 'äöüßéèà',
    legacy: [{ encodings: [...WESTERN_EURO, ...CENTRAL], characters: 'üäöß„“–’é' }],
  },
  {
    language: 'en',
    script: 'Latin',
    words:
      'the of and to in is was that for it on with as at by from he his be has have had are were this which not an but they their who she her will would been said after more new its or a i you we all can one about up out what when there than into over until no did does any some only our if could do how me my your them then two time today yesterday met spoke wrote came sat read opened asked told gave named called during between before also another both each',
    letters: 'éï',
    legacy: [{ encodings: WESTERN, characters: '’–“”‘—…£•é€ï' }],
  },
  {
    language: 'fo',
    script: 'Latin',
    words: 'og at í er til ein á við ikki fyri tað sum eru hon hann av frá um tá eisini hevur var vóru verður',
    letters: 'áíóúýæøð',
  },
  {
    language: 'fy',
    script: 'Latin',
    words: 'de it fan en in is dat te op foar mei net oan ek by wie as der yn hy sy hat om wurdt troch wol',
    letters: 'âêôûúäëïöüé',
  },
  {
    language: 'is',
    script: 'Latin',
    words:
      'og að í á er sem til við um var af en það með fyrir ekki hann hún þeir þau verið hefur eru því frá upp eftir ég þá hafa segir verður nýja ára svo',
    letters: 'áæðéíóöúýþ',
    legacy: [{ encodings: WESTERN, characters: 'ðíáéóöúþæýÞÁÍÉÓ' }],
  },
  {
    language: 'lb',
    script: 'Latin',
    words:
      'an de d der vun den ass fir mat net eng en dat huet op zu och si sinn gouf am um wéi awer nach bei ginn dës',
    letters: 'äëéöüßô',
  },
  {
    language: 'nl',
    script: 'Latin',
    words:
      'de het een van en in op is dat te voor met zijn aan er niet die door om ook als bij naar uit werd heeft over wordt worden maar nog hij ze hun dit deze tot na meer was al zou geen kan ik weer nieuwe pas jaar onder tegen volgens gisteren wel dan',
    letters: 'éëïèóöüáêç',
    legacy: [{ encodings: WESTERN, characters: 'éëïóüá’“”' }],
  },
  {
    language: 'no',
    script: 'Latin',
    words:
      'neste sa norge norsk norske kveld uke sist fortsatt mener gjør slik gjennom regjeringen regjeringa og å det i en som på er av for den med til har de ikke om et han var men seg fra ved kan nå så etter under også skal eller hun sin nye ble over hvor blitt ei ikkje eit frå dei ein ho vart vil sier seier mye mykje hvordan kva noe noko mot være vere blir opp ut bare ny nytt går bok tale talte hadde leste kom fikk taler boken hos deres utstilling filmen film svar spørsmål prisen konsert varer brev forfatter dag jeg vi igår idag at',
    letters: 'æøåéòóôü',
    legacy: [{ encodings: WESTERN_EURO, characters: 'øåæé«»ØÅÆ' }],
  },
  {
    language: 'sv',
    script: 'Latin',
    words:
      'och att det i en som på är av för den med till har de inte om ett han var men sig från vid kan nu så efter under även ska eller hon sin nya blev över säger mer igen mot år vi jag blir där vara allt sedan utan ut upp mycket ny nytt igår idag talade sade går hade läste kom fick kritiken boken hos sina sitt mitt deras utställning filmen film svar frågor vecka kväll konsert pågår brev författare tal prisen',
    letters: 'åäöé',
    legacy: [{ encodings: WESTERN_EURO, characters: 'åäöé”ÅÄÖ' }],
  },
];
