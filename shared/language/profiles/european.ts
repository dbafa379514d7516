/** Other languages of Europe and the Caucasus, and Esperanto. */
import { BALTIC, CENTRAL, type Profile, WESTERN_EURO } from './profile.ts';

export const european: readonly Profile[] = [
  {
    language: 'hy',
    script: 'Armenian',
  },
  {
    language: 'ka',
    script: 'Georgian',
  },
  {
    language: 'el',
    script: 'Greek',
    legacy: [
      { encodings: ['windows-1253', 'iso-8859-7'], characters: 'αοιετνσηρπκυλςμωάίέγόδήχθύφβώξζψϊϋΐΤΑΕΟ«»ΗΠΚΜΣ' },
    ],
  },
  {
    language: 'br',
    script: 'Latin',
    words: 'ar an ur eus e hag da ha zo en gant evit war ez ket ma met bet ober o',
    letters: 'âêîôûùüñé',
  },
  {
    language: 'cy',
    script: 'Latin',
    words: 'yn y a i o ar yr mae ei am wedi fod gan ac bod at cael hyn oedd eu mewn gyda bydd nid ddim',
    letters: 'âêîôûŵŷäëïöáéó',
  },
  {
    language: 'eo',
    script: 'Latin',
    words: 'la kaj de en estas al ke por kun el ne ĝi estis sed ili tiu li pri oni ankaŭ pli sur kiel',
    letters: 'ĉĝĥĵŝŭ',
  },
  {
    language: 'et',
    script: 'Latin',
    words:
      'ja on ei et see oli ta kui mis ka aga oma või selle ning siis kes nii veel pärast juba tema neid uue ole kuid seda üle mitte välja aasta kohta eile täna uus raamat kõne ütles rääkis koos järgi ma me nad poolt vastu juures oleks sai tuli kohtus kirjutas näitus auhind auhinna õhtu nädal kontsert kirjanik film küsimused intervjuu kiri andis publik mida pole',
    letters: 'äõöüšž',
    legacy: [{ encodings: BALTIC, characters: 'äõüöÕÜÄÖšž„“' }],
  },
  {
    language: 'eu',
    script: 'Latin',
    words:
      'eta da du ez bat dira zuen baina egin dute zen izan ere hori beste honetan bere berria edo ditu dela arte dago baino hau egun atzo',
    letters: 'ñü',
  },
  {
    language: 'fi',
    script: 'Latin',
    words:
      'ja on ei että oli se hän mutta ovat kun myös joka kuin mukaan tai sen niin jo vain ole jos nyt sekä olla voi hänen mitä noin kanssa uuden jälkeen taas vuonna ensi eilen tänään uusi uutta kirja kirjan puhe sanoi kertoi puhui tapasi ennen tämä siitä he me ne häntä missä vielä aikana luona takia vastaan puhuttiin juteltiin luotettiin kirjoitti haastattelu puhuimme näyttely palkinto palkinnon ilta viikko konsertti kirjailija elokuva kysymykset saapui sai haastattelussa yleisö taputti kuitenkin',
    letters: 'äöåšž',
    legacy: [{ encodings: WESTERN_EURO, characters: 'äöÄÖåé”' }],
  },
  {
    language: 'ga',
    script: 'Latin',
    words: 'an na agus ar go i a le is sé ag don tá bhí do sa seo leis ach nach faoi mar dúirt níl ó sna',
    letters: 'áéíóú',
  },
  {
    language: 'hu',
    script: 'Latin',
    words:
      'a az és hogy nem is egy van ez meg volt de csak már el még mint szerint lesz ki után ami akkor minden vagy azt között új be ha fel ezt sem majd ember évvel újra tegnap ma könyv könyve könyvét beszélt mondta írta találkozott levelet interjú beszéd le ő ők neki vele arra erről arról pedig során ellen miatt előtt együtt kapott kiállítás kiállítása díj díjat este hét koncert író film kérdések érkezett adták átadták versei mert aki',
    letters: 'áéíóöőúüű',
    legacy: [{ encodings: CENTRAL, characters: 'áéőöóíüúűÉÁÖŐ„”–' }],
  },
  {
    language: 'lt',
    script: 'Latin',
    words:
      'ir yra į kad iš su buvo bet apie po ne tai kaip nuo už bus per jis ji jų kuris taip pat dar jau prie metų tik o savo kurie pagal jo vakar šiandien nauja naujas knyga kalbėjo sakė susitiko kartu tarp dėl iki ar jos jie mes aš jei kai visi kalba skaitė susitikimas paroda parodos premija premiją vakaras savaitė koncertas rašytojas įteikta pokalbis laiškas filmas žodį klausimus atvyko gavo vis',
    letters: 'ąčęėįšųūž',
    legacy: [{ encodings: BALTIC, characters: 'ėšųžįčąūęŠŽ„“–' }],
  },
  {
    language: 'lv',
    script: 'Latin',
    words:
      'un ir ar no uz par ka kas bija pēc lai gan bet tas tā arī viņš viņa vai gada pie tika būs ne jau to šo kā tiek nav tikai savu kur vakar šodien jauna jauns grāmata runāja teica tikās kopā starp dēļ līdz viņi mēs es kad visi intervija izstāde balva balvu vakars nedēļa koncerts rakstnieks saruna vēstule filma jautājumi ieradās saņēma grāmatu ja',
    letters: 'āčēģīķļņšūž',
    legacy: [{ encodings: BALTIC, characters: 'āīēšņļžģķčūĀŠŽĒĶ„“' }],
  },
  {
    language: 'mt',
    script: 'Latin',
    words: 'li ta u l il f ma b tal għal biex kien jew minn dan din hu hi fuq aktar mhux kienet bħala wara lill',
    letters: 'ċġħżàèìòù',
  },
  {
    language: 'sq',
    script: 'Latin',
    words:
      'të e në i për me që nga një është më u do si ka dhe ishte kanë duke por nuk se janë këtë pas edhe tha ku kur',
    letters: 'çë',
  },
];
