import type { NamesWords } from './words.ts';

export const es: NamesWords = {
  title: 'Nombres',
  lead: '{mentions} de los nombres de abajo en doce semanas; sobre todo de {name}, {count}.',
  quiet: 'Ninguno de los nombres de abajo se mencionó en las últimas doce semanas.',
  aliases: { one: '{n} otra grafía', many: '{n} de otras grafías', other: '{n} otras grafías' },
  trend: 'Menciones por semana, de la más antigua a la más reciente: {numbers}',
  period: 'Últimas doce semanas, hasta el {day}',
  listed: 'Nombres seguidos',
  more: 'Más nombres',
  begin: 'Volver a los primeros nombres',
  none: {
    title: 'Aún no se sigue ningún nombre',
    text: 'Añada uno: las noticias nuevas se comparan con él cerca de un segundo después, las anteriores diez minutos después del último cambio de nombres.',
    textReader: 'Quien tenga un token con el permiso write puede añadir uno.',
  },
  add: 'Añadir un nombre',
  earlier: {
    title: 'Noticias anteriores',
    waiting:
      'Han cambiado nombres. Las noticias anteriores se comparan con ellos diez minutos después del último cambio, o ahora:',
    waitingReader:
      'Han cambiado nombres. Las noticias anteriores se comparan con ellos diez minutos después del último cambio.',
    running: 'Las noticias anteriores se están comparando con los nombres. Esto sigue sin esta página.',
    done: 'Todas las noticias están comparadas con los nombres tal como son.',
    began: 'Comienzo: {time}',
    ended: 'Fin: {time}',
    seen: { one: '{n} noticia vista', many: '{n} de noticias vistas', other: '{n} noticias vistas' },
    changed: { one: '{n} cambiada', many: '{n} cambiadas', other: '{n} cambiadas' },
    failed: {
      one: '{n} fallida, se intenta de nuevo',
      many: '{n} fallidas, se intentan de nuevo',
      other: '{n} fallidas, se intentan de nuevo',
    },
    now: 'Comparar ahora',
    again: 'Comparar todas otra vez',
  },
  list: {
    title: 'La lista entera',
    download: 'Descargar:',
    csv: 'en CSV',
    json: 'en JSON',
    import: 'Importar una lista',
    text: 'CSV con una línea de nombres de columnas, o JSON, como se descargan. Los nombres que no estén en ella se quedan.',
    button: 'Importar',
    done: 'Importación: {created} nuevos, {replaced} cambiados, {unchanged} sin cambios.',
    wrong: 'No se importó nada. Corrija estas líneas:',
    line: 'Línea {line}',
  },
};
