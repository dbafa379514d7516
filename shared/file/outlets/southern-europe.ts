/** Outlets of Italy, Spain, Portugal, Greece, Cyprus and Malta; the columns are described in `row.ts`. */
export const SOUTHERN_EUROPE = `
la Repubblica | repubblica.it | IT it press | Repubblica, Repubblica.it, لا ريبوبليكا, Репубблика, Ла Репубблика
Corriere della Sera | corriere.it | IT it press | Corriere, Corriere.it, كورييري ديلا سيرا, Коррьере делла Сера
La Stampa | lastampa.it | IT it press | لا ستامبا, Ла Стампа, LaStampa.it
Il Sole 24 Ore | ilsole24ore.com | IT it press | Il Sole 24, Sole 24 Ore
Il Fatto Quotidiano | ilfattoquotidiano.it | IT it press
Il Giornale | ilgiornale.it | IT it press | ilGiornale.it
Il Messaggero | ilmessaggero.it | IT it press
Il Foglio | ilfoglio.it | IT it press
Il Manifesto | ilmanifesto.it | IT it press
L’Espresso | espresso.repubblica.it lespresso.it | IT it press
Avvenire | avvenire.it | IT it press
Libero | liberoquotidiano.it | IT it press | Libero Quotidiano
Il Post | ilpost.it | IT it web
Fanpage.it | fanpage.it | IT it web | Fanpage
La Gazzetta dello Sport | gazzetta.it | IT it press | Gazzetta dello Sport
Limes | limesonline.com | IT it press | Limes online
Linkiesta | linkiesta.it | IT it web
Huffpost Italia | huffingtonpost.it | IT it web | L'HuffPost
ANSA | ansa.it | IT it agency | ANSA.it, Agenzia ANSA, وكالة أنسا, АНСА
Adnkronos | adnkronos.com | IT it agency | AKI
AGI | agi.it | IT it agency | Agenzia Giornalistica Italia
askanews | askanews.it | IT it agency
Rai News | rainews.it rai.it | IT it tv | Rai, RaiNews24, RAI 1
TG1 | tg1.rai.it | IT it tv | Rai TG1
Mediaset TGcom24 | tgcom24.mediaset.it | IT it tv | TGcom24, Tgcom
Sky TG24 | tg24.sky.it | IT it tv
La7 | la7.it | IT it tv | TG La7
Radio Radicale | radioradicale.it | IT it radio
Vatican News | vaticannews.va | VA it web | Radio Vaticana, Vatican Radio
L’Osservatore Romano | osservatoreromano.va | VA it press
El País | elpais.com | ES es press | ELPAIS.com, إلباييس, Эль Паис, 国家报
El Mundo | elmundo.es | ES es press | ELMUNDO.es, Эль Мундо, إلموندو
ABC | abc.es | ES es press | ABC.es, Diario ABC, ABC España
La Vanguardia | lavanguardia.com | ES es press | لا فانغوارديا
El Periódico | elperiodico.com | ES es press | El Periódico de Catalunya
La Razón | larazon.es | ES es press
El Confidencial | elconfidencial.com | ES es web
elDiario.es | eldiario.es | ES es web
Público | publico.es | ES es web | Publico.es
El Español | elespanol.com | ES es web
20minutos | 20minutos.es | ES es press
Faro de Vigo | farodevigo.es | ES es press
La Voz de Galicia | lavozdegalicia.es | ES es press
El Correo | elcorreo.com | ES es press
Marca | marca.com | ES es press | MARCA.com
AS | as.com | ES es press | Diario AS, AS.com
Expansión | expansion.com | ES es press
Agencia EFE | efe.com | ES es agency | EFE, إفي, وكالة إفي, ЭФЭ
Europa Press | europapress.es | ES es agency
RTVE | rtve.es | ES es tv | Televisión Española, TVE, RTVE.es, La 1
Antena 3 | antena3.com | ES es tv | Antena 3 Noticias
laSexta | lasexta.com | ES es tv | La Sexta Noticias
Cadena SER | cadenaser.com | ES es radio | SER
COPE | cope.es | ES es radio | Cadena COPE
Onda Cero | ondacero.es | ES es radio
TV3 | tv3.cat 3cat.cat ccma.cat | ES ca tv | CCMA, 3Cat, 3CatInfo, Televisió de Catalunya
Ara | ara.cat | ES ca press | Diari Ara
VilaWeb | vilaweb.cat | ES ca web
El Punt Avui | elpuntavui.cat | ES ca press
Berria | berria.eus | ES eu press
Sermos Galiza | nosdiario.gal | ES gl press | Nós Diario
Público (Portugal) | publico.pt | PT pt press | Jornal Público
Expresso | expresso.pt | PT pt press
Diário de Notícias | dn.pt | PT pt press
Jornal de Notícias | jn.pt | PT pt press | JN
Correio da Manhã | cmjornal.pt | PT pt press
Observador | observador.pt | PT pt web
RTP | rtp.pt | PT pt tv | RTP Notícias, Rádio e Televisão de Portugal
SIC Notícias | sicnoticias.pt | PT pt tv | SIC
TVI | tvi.pt tvi24.iol.pt | PT pt tv | TVI24
Lusa | lusa.pt | PT pt agency | Agência Lusa
Η Καθημερινή | kathimerini.gr ekathimerini.com | GR el press | Καθημερινή, Kathimerini, eKathimerini, I Kathimerini
Τα Νέα | tanea.gr | GR el press | Ta Nea
Το Βήμα | tovima.gr | GR el press | To Vima
Πρώτο Θέμα | protothema.gr | GR el press | Proto Thema
Η Εφημερίδα των Συντακτών | efsyn.gr | GR el press | ΕφΣυν, EfSyn
ΕΡΤ | ert.gr | GR el tv | ERT, ERT News
ΑΠΕ-ΜΠΕ | amna.gr | GR el agency | AMNA, ANA-MPA
in.gr | in.gr | GR el web
Cyprus Mail | cyprus-mail.com | CY en press
Ο Φιλελεύθερος | philenews.com | CY el press | Φιλελεύθερος, Philenews
Times of Malta | timesofmalta.com | MT en press
La Nazione | lanazione.it | IT it press
Domani (Italia) | editorialedomani.it | IT it press
La Verità | laverita.info | IT it press
Il Tempo | iltempo.it | IT it press
Internazionale (Italia) | internazionale.it | IT it press
Open (Italia) | open.online | IT it web
Il Riformista | ilriformista.it | IT it press
Vozpópuli | vozpopuli.com | ES es web
OKdiario | okdiario.com | ES es web
Libertad Digital | libertaddigital.com | ES es web
El Independiente | elindependiente.com | ES es web
elEconomista.es | eleconomista.es | ES es press
Cinco Días | cincodias.elpais.com cincodias.com | ES es press
Telecinco | telecinco.es | ES es tv
EITB | eitb.eus eitb.com | ES eu tv
Newtral | newtral.es | ES es web
Maldita.es | maldita.es | ES es web
Mundo Deportivo | mundodeportivo.com | ES es press
El Nacional.cat | elnacional.cat | ES ca web
Jornal de Negócios | jornaldenegocios.pt | PT pt press
Visão | visao.pt | PT pt press
Renascença | rr.pt rr.sapo.pt | PT pt radio
CNN Portugal | cnnportugal.iol.pt cnnportugal.pt | PT pt tv
Ναυτεμπορική | naftemporiki.gr | GR el press | Naftemporiki
Έθνος | ethnos.gr | GR el press
ΣΚΑΪ | skai.gr | GR el tv | SKAI
`;
