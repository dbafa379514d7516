import type { PageWords } from './words.ts';

export const fr: PageWords = {
  side: 'ltr',
  address: 'Adresse',
  names: 'Noms',
  everyName: 'Tous les noms, y compris ceux ajoutés plus tard',
  badLink: {
    title: 'Ce lien ne s’ouvre pas',
    text: 'Utilisez le lien du message, entier et sans le modifier. Les liens d’anciens messages cessent de fonctionner après un certain temps\u00a0: prenez alors celui d’un message plus récent.',
  },
  expiredLink: {
    title: 'Ce lien a expiré',
    text: 'Un lien n’ouvre la page d’un nom que pendant un certain temps. Prenez celui d’un message plus récent, ou connectez-vous à clipwatch.',
  },
  confirm: {
    title: 'Confirmer les alertes',
    text: 'Quelqu’un a demandé à clipwatch d’envoyer des alertes à cette adresse.',
    textElsewhere:
      'Quelqu’un a demandé à clipwatch d’envoyer des alertes à la destination ci-dessous, et a donné cette adresse comme celle qui doit donner son accord.',
    place: 'Destination',
    button: 'Confirmer',
    otherwise: 'Si ce n’était pas vous, fermez cette page. Sans confirmation, aucune alerte n’est envoyée.',
    done: {
      title: 'C’est confirmé',
      text: 'Les alertes arriveront à cette adresse.',
      textElsewhere: 'Les alertes arriveront à la destination ci-dessous.',
    },
    changed: {
      title: 'Ce lien n’est plus à jour',
      text: 'La demande a changé depuis ce message, et un message plus récent a été envoyé\u00a0: utilisez le lien de celui-là.',
    },
    expired: {
      title: 'Ce lien a expiré',
      text: 'Demandez à la personne qui gère clipwatch de vous abonner à nouveau\u00a0: un message avec un nouveau lien arrivera.',
    },
    ended: {
      title: 'Rien à confirmer',
      text: 'L’abonnement a pris fin, ou concerne désormais une autre adresse.',
    },
  },
  unsubscribe: {
    title: 'Se désabonner',
    name: 'Ne plus suivre {name}',
    this: 'Arrêter l’abonnement de ce message',
    all: 'Tout arrêter',
    videos: 'Ne plus recevoir de messages sur les vidéos',
    corrections: 'Ne plus recevoir de messages sur les corrections',
    notAlone: 'Un abonnement à tous les noms ne peut pas en exclure un seul. Vous pouvez l’arrêter en entier.',
    ended: { title: 'Désabonnement effectué', text: 'L’abonnement de ce message a pris fin.' },
    endedName: {
      title: 'Vous ne suivez plus {name}',
      text: 'Plus aucun message sur ce nom n’arrivera à cette adresse.',
    },
    endedAll: { title: 'Désabonnement effectué', text: 'Plus aucun message n’arrivera à cette adresse.' },
    endedVideos: {
      title: 'Plus de messages sur les vidéos',
      text: 'Plus aucun message sur les vidéos disparues ou revenues n’arrivera à cette adresse.',
    },
    endedCorrections: {
      title: 'Plus de messages sur les corrections',
      text: 'Plus aucun message sur les corrections n’arrivera à cette adresse.',
    },
    unclear: {
      title: 'Rien n’a été arrêté',
      text: 'La demande ne nomme rien qui puisse être arrêté ici. Ouvrez le lien du message et appuyez sur un bouton.',
    },
    nothing: 'Cette adresse ne suit aucun nom.',
    rest: 'Cette adresse suit encore\u00a0:',
  },
  name: {
    matches: 'Ce qui est reconnu',
    alsoSpelled: 'aussi tel qu’il s’écrit dans d’autres écritures',
    require: 'Ne compte que dans les textes contenant l’un de ces mots',
    exclude: 'Ne compte pas à l’intérieur de',
    narrow: 'Un homonyme, ou trop de résultats\u00a0?',
    narrowText:
      'Retirez un alias, indiquez des mots qui doivent figurer dans le texte, ou des expressions plus longues qui désignent autre chose. Essayez d’abord\u00a0: un essai à blanc montre quels documents des archives correspondraient.',
    byApi: 'Par l’API',
    clips: 'Retombées',
    older: 'Retombées plus anciennes',
    untitled: 'Retombée sans titre',
    gone: { title: 'Nom inconnu', text: 'Ce nom n’est plus suivi.' },
  },
};
