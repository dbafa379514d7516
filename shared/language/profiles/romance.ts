/** Romance languages, Latin itself and Haitian Creole. */
import { CENTRAL, type Profile, WESTERN, WESTERN_EURO } from './profile.ts';

export const romance: readonly Profile[] = [
  {
    language: 'ca',
    script: 'Latin',
    words:
      'el la els les de del dels i que en un una per amb al als es no més va van ha han aquest aquesta són és com ser seva seu entre també però nou després on d l s n ens dir pel pels avui perquè fins a o',
    letters: 'àçèéíïòóúü',
    legacy: [{ encodings: WESTERN, characters: 'àèéíòóúïüç·’“”' }],
  },
  {
    language: 'es',
    script: 'Latin',
    words:
      'el la los las de del y que en un una por con para se su al es no lo como más sus fue han ha está este esta entre sobre pero desde años también tras o sin hasta muy son ser dos ya hoy le nuevo nueva vuelve según cuando dijo ayer si a me hay donde',
    letters: 'áéíñóúü',
    legacy: [{ encodings: WESTERN_EURO, characters: 'óíáéñú«»¿¡“”ü' }],
  },
  {
    language: 'fr',
    script: 'Latin',
    words:
      'le la les de des du et à un une en dans que qui pour sur au aux est sont par avec il elle ne pas plus ce cette ces son sa ses se ont été être après mais ou leur nous d l qu a n s c j on deux fait y depuis comme selon jusqu hier entre sans avant vers nouveau vous où chez dont était avait dit',
    letters: 'àâæçéèêëîïôœùûüÿ',
    legacy: [{ encodings: WESTERN_EURO, characters: 'éàèêç’«»ôûîâùëïœ' }],
  },
  {
    language: 'gl',
    script: 'Latin',
    words:
      'o a os as de do da dos das e que en un unha para con non se por no na nos nas ao á máis foi como ser son polo pola está ten súa seu tamén pero ou tras entre xa ata onte hoxe galicia galego xunta coa co dun dunha moi moitos nun nunha unhas uns onde só sen foron dixo segundo este esta isto goberno concello xeito',
    letters: 'áéíñóúü',
  },
  {
    language: 'ht',
    script: 'Latin',
    words: 'nan ak la yo pou ki se li te yon pa ap nou mwen sou sa tou gen fè men lan an ou kap',
    letters: 'èòàé',
  },
  {
    language: 'it',
    script: 'Latin',
    words:
      'il la i gli le di del della dei delle e che in un una per con non si è da al alla nel nella sono ha anche più lo come dal dalla ma su hanno questo questa stato dopo tra ai nei l d dell all nuovo degli essere fino anni ieri due era detto alle a se',
    letters: 'àèéìíîòóùú',
    legacy: [{ encodings: WESTERN_EURO, characters: 'èàìéòù«»’“”È' }],
  },
  {
    language: 'la',
    script: 'Latin',
    words:
      'et in est non ad cum ut sed qui quae quod ex per esse ab sunt nec enim etiam atque aut hoc si eius fuit tamen ante',
    letters: 'āēīōūæœ',
  },
  {
    language: 'pt',
    script: 'Latin',
    words:
      'o a os as de do da dos das e que em um uma para com não se por no na nos nas ao à mais foi como ser são pelo pela está tem sua seu também mas ou após entre até já quando muito nova novo depois ontem hoje disse segundo às num numa ele ela você',
    letters: 'áâãàçéêíóôõúü',
    legacy: [{ encodings: WESTERN_EURO, characters: 'ãçáéíóàêâúõô“”ª' }],
  },
  {
    language: 'ro',
    script: 'Latin',
    words:
      'și de la în a pe cu din că un o au fost este pentru nu mai care se sa lui al ale cel cea prin după sau sunt va vor fi ar dar iar acest această cele nou noul unei unui când către fără până ani ieri să ș ce ca am le',
    letters: 'ăâîșțşţ',
    legacy: [{ encodings: CENTRAL, characters: 'ăîâşţŞŢÎ„”șț' }],
  },
];
