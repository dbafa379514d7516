import type { Labels } from './label-row.ts';

/** Labels in Romance languages and Basque. */
export const ROMANCE: readonly Labels[] = [
  {
    language: 'fr',
    summary:
      'résumé|en bref|synthèse|synopsis|sommaire|l’essentiel|en résumé|description|en quelques mots|en deux mots|résumé de l’article|à retenir|chapeau|présentation|aperçu',
    source:
      'source|média|chaîne|journal|éditeur|diffuseur|chaîne de télévision|station|radio|publication|support|source originale|paru dans|diffusé sur',
    published:
      'publié|publiée|paru|parue|diffusé|diffusée|mis en ligne|date de publication|date de diffusion|date|publié le|mise en ligne|mis en ligne le|parution|diffusion|date de parution|posté|posté le|daté',
    by: 'par|dans|sur',
    on: 'le|du|en',
    updated:
      'mis à jour|mise à jour|modifié|modifiée|actualisé|dernière mise à jour|mis à jour le|actualisée|dernière modification|corrigé|correction|rectifié|rectification|date de correction|date de rectification|date de mise à jour|date de modification|rectifié le|corrigé le|modifié le|date de la correction',
    date: 'date',
    copied:
      'imprimé|imprimée|imprimé le|consulté|consultée|consulté le|dernière consultation|téléchargé|téléchargée|archivée|exporté|exportée|récupéré|récupérée|capturée|enregistré le|enregistrée le|sauvegardé|vérifié|dernière vérification|visualisé|indexé|accédé|extrait le|page consultée|archivé le|chargé le|capturé le|visité le|importé le|reçu le|numérisé|numérisée|généré le|dernier accès|dernière visite',
    copying:
      'impression|l’impression|consultation|téléchargement|archivage|export|exportation|importation|chargement|émission|accès|récupération|capture|extraction|visualisation|vérification|indexation|enregistrement|sauvegarde|recherche|tirage|édition du document|archivé|importé|chargé|capturé|visité',
    title: 'titre|titre de l’article|intitulé',
    other:
      'transcription|texte intégral|mots-clés|vidéo|auteur|durée|langue|voir aussi|mots clés|transcript|texte complet|lien|liens|invité|invités|journaliste|rubrique|catégorie|thèmes|à lire aussi|traduction',
  },
  {
    language: 'es',
    summary:
      'resumen|síntesis|sinopsis|en breve|sumario|extracto|en síntesis|en pocas palabras|resumen del vídeo|entradilla|descripción|lo esencial',
    source:
      'fuente|medio|canal|periódico|diario|editor|cadena|emisora|televisión|publicación|prensa|revista|publicado en|emitido en|fuente original',
    published:
      'publicado|publicada|emitido|emitida|difundido|fecha de publicación|fecha de emisión|fecha|publicado el|emitido el|fecha de publicacion|publicación|fecha de difusión|subido|divulgado',
    by: 'por|en',
    on: 'el|del',
    updated:
      'actualizado|actualizada|última actualización|modificado|última modificación|modificada|revisado|corregido|actualizado el|corrección|rectificado|fecha de corrección|fecha de actualización|fecha de modificación',
    date: 'fecha',
    copied:
      'impreso|consultado|consultada|última consulta|descargado|descargada|archivado|archivada|exportado|exportada|importado|cargado|cargada|recuperado|recuperada|accedido|capturado|capturada|guardado|guardada|visitado|última visita|último acceso|comprobado|última comprobación|verificado|indexado|recibido|escaneado|digitalizado|generado|última verificación',
    copying:
      'impresión|consulta|descarga|archivo|archivado|exportación|importación|carga|recuperación|acceso|captura|visita|comprobación|verificación|indexación|extracción|búsqueda|impresa',
    title: 'título|titular|titulo|encabezado|titulares',
    other:
      'transcripción|texto completo|palabras clave|vídeo|video|autor|duración|idioma|transcripcion|etiquetas|enlace|enlaces|invitado|invitados|presentador|periodista|sección|categoría|temas|traducción|véase también|autora',
  },
  {
    language: 'it',
    summary:
      'sintesi|riassunto|sommario|in breve|riepilogo|abstract|in sintesi|in poche parole|descrizione|i punti chiave|l’essenziale',
    source:
      'fonte|testata|canale|emittente|giornale|editore|emittente televisiva|rete|radio|rivista|quotidiano|pubblicato su|andato in onda su|fonte originale',
    published:
      'pubblicato|pubblicata|trasmesso|trasmessa|andato in onda|uscito|data di pubblicazione|data|pubblicato il|trasmesso il|data di trasmissione|data di messa in onda|messa in onda|pubblicazione|caricato',
    by: 'da|su|in|dal|dalla',
    on: 'il|del|in data',
    updated:
      'aggiornato|aggiornata|ultimo aggiornamento|modificato|ultima modifica|aggiornato il|aggiornamento|corretto|rettificato|correzione|data di correzione|data di aggiornamento|data di modifica',
    date: 'data',
    copied:
      'stampato|stampata|consultato|consultata|ultima consultazione|scaricato|scaricata|archiviato|archiviata|esportato|esportata|importato|caricato il|recuperato|recuperata|acceduto|visitato|ultima visita|ultimo accesso|salvato|salvata|verificato|ultima verifica|acquisito|acquisita|indicizzato|ricevuto|scansionato|digitalizzato|generato il',
    copying:
      'stampa|consultazione|download|scaricamento|archiviazione|esportazione|importazione|caricamento|recupero|accesso|acquisizione|visita|verifica|salvataggio|ricerca|estrazione',
    title: 'titolo|intestazione|titolo dell’articolo',
    other:
      'trascrizione|testo integrale|parole chiave|video|autore|durata|lingua|trascrizione integrale|tag|link|collegamenti|ospite|ospiti|giornalista|rubrica|categoria|temi|traduzione|vedi anche|autrice',
  },
  {
    language: 'pt',
    summary:
      'resumo|síntese|sinopse|em resumo|sumário|em síntese|em poucas palavras|descrição|resumo do vídeo|linha fina|pontos principais',
    source:
      'fonte|veículo|canal|jornal|emissora|editora|meio|órgão|televisão|rádio|revista|publicado em|transmitido em|fonte original|meio de comunicação',
    published:
      'publicado|publicada|transmitido|exibido|data de publicação|data|publicado a|data da publicação|data de transmissão|data de exibição|publicação|emitido|divulgado|postado',
    by: 'por|em|no|na|pelo|pela',
    on: 'em|a|no dia|de',
    updated:
      'atualizado|atualizada|última atualização|modificado|última modificação|modificada|revisto|atualização|actualizado|atualizado em|corrigido|correção|data de correção|data de atualização|data de modificação',
    date: 'data',
    copied:
      'impresso|impressa|consultado|consultada|consultado em|última consulta|acessado|acedido|acessado em|acedido em|acesso em|último acesso|descarregado|descarregada|baixado|arquivado|arquivada|exportado|exportada|importado|carregado|recuperado|recuperada|capturado|guardado|salvo em|visitado|verificado|última verificação|indexado|recebido|digitalizado|digitalizada|gerado em',
    copying:
      'impressão|consulta|acesso|transferência|descarga|arquivamento|arquivo|exportação|importação|carga|carregamento|recuperação|captura|visita|verificação|indexação|extração|pesquisa|download|impresa',
    title: 'título|titulo|manchete|cabeçalho',
    other:
      'transcrição|texto integral|palavras-chave|vídeo|autor|duração|idioma|transcrição integral|etiquetas|tags|ligação|links|convidado|convidados|jornalista|secção|seção|categoria|temas|tradução|ver também|autora',
  },
  {
    language: 'ca',
    summary: 'resum|síntesi|en breu|en resum|sinopsi|sumari|descripció',
    source: 'font|mitjà|canal|diari|emissora|editor',
    published: 'publicat|emès|data|publicada|emesa|data de publicació|data d’emissió',
    by: 'per|a|al',
    on: 'el|del',
    updated: 'actualitzat|modificat|actualitzada|darrera actualització',
    date: 'data',
    copied:
      'imprès|imprimit|consultat|consultada|descarregat|descarregada|arxivat|arxivada|exportat|exportada|carregat|recuperat|recuperada|accedit|desat|visitat|comprovat|última consulta',
    copying:
      'impressió|consulta|descàrrega|arxivament|arxiu|exportació|càrrega|recuperació|accés|captura|visita|comprovació|impresa',
    title: 'títol|titular',
    other: 'transcripció|vídeo|autor|text complet|paraules clau|durada|llengua|autora',
  },
  {
    language: 'gl',
    summary: 'resumo|en breve|síntese',
    source: 'fonte|medio|canle|xornal',
    published: 'publicado|publicada|emitido|data de publicación|data',
    by: 'por|en',
    on: 'do',
    updated: 'actualizado|modificado',
    date: 'data',
    copied:
      'impreso|consultado|consultada|descargado|descargada|arquivado|arquivada|exportado|cargado|recuperado|accedido|gardado|última consulta',
    copying: 'impresión|consulta|descarga|arquivo|exportación|carga|recuperación|acceso|captura|impresa',
    title: 'título',
    other: 'transcrición|vídeo|autor|duración|lingua',
  },
  {
    language: 'eu',
    summary: 'laburpena|laburbilduz|labur',
    source: 'iturria|hedabidea|egunkaria|katea',
    published: 'argitaratua|argitaratze data|emankizun data|data',
    by: '',
    on: '',
    updated: 'eguneratua|azken eguneratzea',
    date: 'data|eguna',
    copied:
      'inprimatua|inprimatuta|inprimatze data|inprimatze-data|kontsultatua|kontsulta data|kontsulta-data|deskargatua|deskargatze data|artxibatua|artxibatze data|esportatua|esportatze data|eskuratua|sarbide data|gordeta|kargatze data',
    copying: 'inprimatze|kontsulta|deskargatze|deskarga|artxibatze|esportatze|kargatze|sarbide|eskuratze',
    title: 'izenburua|titulua',
    other: 'transkripzioa|testu osoa|bideoa|egilea|iraupena|hizkuntza',
  },
  {
    language: 'ro',
    summary: 'rezumat|pe scurt|sumar|sinteză|în rezumat|în sinteză|esențialul|descriere|cuprins|rezumatul articolului',
    source: 'sursa|sursă|canal|ziar|post|post tv|televiziune|radio|publicație|publicația|sursa originală|editor',
    published:
      'publicat|publicată|publicat la|difuzat|data publicării|data|dată|publicat pe|difuzată|data difuzării|data apariției|apărut|postat|publicare',
    by: 'de|de către|în',
    on: 'la|pe|la data de|în',
    updated:
      'actualizat|modificat|actualizată|ultima actualizare|ultima modificare|modificată|corectat|data corectării|data actualizării',
    date: 'data|dată',
    copied:
      'tipărit|tipărită|imprimat|imprimată|listat|accesat|accesată|accesat la|consultat|consultată|descărcat|descărcată|arhivat|arhivată|exportat|exportată|încărcat la|preluat la|salvat|salvată|verificat|ultima accesare|ultima verificare|ultima consultare|vizitat',
    copying:
      'tipăririi|imprimării|printării|listării|accesării|consultării|descărcării|arhivării|exportului|exportării|încărcării|preluării|salvării|verificării',
    title: 'titlu|titlul|titlul articolului|titluri',
    other:
      'transcriere|text integral|video|autor|transcrierea|textul integral|cuvinte cheie|cuvinte-cheie|etichete|link|linkuri|invitat|invitați|moderator|rubrică|categorie|durată|limba|traducere|vezi și|autoare',
  },
];
