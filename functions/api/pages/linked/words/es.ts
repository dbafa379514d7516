import type { PageWords } from './words.ts';

export const es: PageWords = {
  side: 'ltr',
  address: 'Dirección',
  names: 'Nombres',
  everyName: 'Todos los nombres, también los que se añadan después',
  badLink: {
    title: 'Este enlace no se abre',
    text: 'Use el enlace del mensaje, entero y sin cambios. Los enlaces de mensajes antiguos dejan de servir con el tiempo: use entonces el de un mensaje más reciente.',
  },
  expiredLink: {
    title: 'Este enlace ha caducado',
    text: 'Un enlace abre la página de un nombre solo durante un tiempo. Use el de un mensaje más reciente, o inicie sesión en clipwatch.',
  },
  confirm: {
    title: 'Confirmar las alertas',
    text: 'Alguien ha pedido a clipwatch que envíe alertas a esta dirección.',
    textElsewhere:
      'Alguien ha pedido a clipwatch que envíe alertas al destino de abajo y ha dado esta dirección como la que debe aceptarlo.',
    place: 'Destino',
    button: 'Confirmar',
    otherwise: 'Si no ha sido usted, cierre esta página. Sin confirmación no se envía ninguna alerta.',
    done: {
      title: 'Confirmado',
      text: 'Las alertas llegarán a esta dirección.',
      textElsewhere: 'Las alertas llegarán al destino de abajo.',
    },
    changed: {
      title: 'Este enlace ya no es el actual',
      text: 'Lo que se pide ha cambiado desde este mensaje y se ha enviado otro más reciente: use el enlace de ese.',
    },
    expired: {
      title: 'Este enlace ha caducado',
      text: 'Pida a quien gestiona clipwatch que le suscriba de nuevo: llegará otro mensaje con un enlace nuevo.',
    },
    ended: { title: 'Nada que confirmar', text: 'La suscripción ha terminado o es ya de otra dirección.' },
  },
  unsubscribe: {
    title: 'Darse de baja',
    name: 'Dejar de seguir: {name}',
    this: 'Terminar la suscripción de este mensaje',
    all: 'Darse de baja de todo',
    videos: 'No recibir más mensajes sobre vídeos',
    corrections: 'No recibir más mensajes sobre correcciones',
    notAlone: 'Una suscripción a todos los nombres no puede dejar fuera uno solo. Puede terminarla entera.',
    ended: { title: 'Baja hecha', text: 'La suscripción de este mensaje ha terminado.' },
    endedName: { title: 'Ya no sigue: {name}', text: 'No llegarán más mensajes sobre este nombre a esta dirección.' },
    endedAll: { title: 'Baja hecha', text: 'No llegarán más mensajes a esta dirección.' },
    endedVideos: {
      title: 'No habrá más mensajes sobre vídeos',
      text: 'No llegarán más mensajes sobre vídeos a esta dirección.',
    },
    endedCorrections: {
      title: 'No habrá más mensajes sobre correcciones',
      text: 'No llegarán más mensajes sobre correcciones a esta dirección.',
    },
    unclear: {
      title: 'No se ha terminado nada',
      text: 'La solicitud no nombra nada que se pueda terminar aquí. Abra el enlace del mensaje y pulse un botón.',
    },
    nothing: 'Esta dirección no sigue nada.',
    rest: 'Esta dirección sigue todavía:',
  },
  name: {
    matches: 'Qué se reconoce',
    alsoSpelled: 'también como se escribe en otros alfabetos',
    require: 'Solo cuenta en textos con alguna de estas palabras',
    exclude: 'No cuenta dentro de',
    narrow: '¿Es otra persona o hay demasiados resultados?',
    narrowText:
      'Quite un alias, indique palabras que deben estar en el texto o expresiones más largas que significan otra cosa. Pruébelo antes: un ensayo muestra qué noticias del archivo coincidirían.',
    byApi: 'Con la API',
    clips: 'Noticias',
    older: 'Noticias anteriores',
    untitled: 'Noticia sin título',
    gone: { title: 'Nombre desconocido', text: 'Este nombre ya no se sigue.' },
  },
};
