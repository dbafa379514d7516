/** Outlets of France, Germany, Austria, Switzerland and the Low Countries; the columns are described in `row.ts`. */
export const WESTERN_EUROPE = `
Agence France-Presse | afp.com | FR fr agency | AFP, France Presse, فرانس برس, وكالة فرانس برس, Франс Пресс, АФП, 法新社
Le Monde | lemonde.fr | FR fr press | LeMonde.fr, لوموند, Ле Монд, Монд, 世界报, ル・モンド
Le Figaro | lefigaro.fr | FR fr press | Figaro, LeFigaro.fr, لوفيغارو, Фигаро, Ле Фигаро, 费加罗报
Libération | liberation.fr | FR fr press | Libé, ليبراسيون, Либерасьон
Le Parisien | leparisien.fr | FR fr press | Aujourd'hui en France, لوباريزيان, Паризьен
L’Humanité | humanite.fr | FR fr press | L'Huma, لومانيتيه, Юманите
La Croix | la-croix.com | FR fr press
Les Échos | lesechos.fr | FR fr press | Les Echos.fr
Le Point | lepoint.fr | FR fr press | لوبوان
L’Express | lexpress.fr | FR fr press | L'Express.fr, ليكسبريس
L’Obs | nouvelobs.com | FR fr press | Le Nouvel Observateur, Le Nouvel Obs
Marianne | marianne.net | FR fr press
Mediapart | mediapart.fr | FR fr web | ميديابارت
Le Monde diplomatique | monde-diplomatique.fr mondediplo.com | FR fr press | Le Monde diplo, لوموند ديبلوماتيك
Courrier international | courrierinternational.com | FR fr press
Ouest-France | ouest-france.fr | FR fr press
Sud Ouest | sudouest.fr | FR fr press
La Dépêche du Midi | ladepeche.fr | FR fr press | La Dépêche
La Voix du Nord | lavoixdunord.fr | FR fr press
Le Progrès | leprogres.fr | FR fr press
Vosges Matin | vosgesmatin.fr | FR fr press
20 Minutes | 20minutes.fr | FR fr press | 20minutes.fr
HuffPost France | huffingtonpost.fr | FR fr web | Le HuffPost, Huffington Post France
Atlantico | atlantico.fr | FR fr web
Franceinfo | francetvinfo.fr franceinfo.fr | FR fr tv | Franceinfo TV, francetv info
France 2 | france2.fr | FR fr tv
France 24 | france24.com | FR fr tv | فرانس 24, فرانس٢٤, Франс 24
TF1 | tf1.fr tf1info.fr | FR fr tv | TF1 Info
LCI | lci.fr | FR fr tv | La Chaîne Info
BFM TV | bfmtv.com | FR fr tv | BFM, بي إف إم
CNews | cnews.fr | FR fr tv | i-Télé
Radio France internationale | rfi.fr | FR fr radio | RFI, إذاعة فرنسا الدولية, مونت كارلو الدولية, Радио Франс интернасьональ
Monte Carlo Doualiya | mc-doualiya.com | FR ar radio | مونت كارلو, MCD
France Inter | franceinter.fr | FR fr radio
France Culture | franceculture.fr radiofrance.fr | FR fr radio | Radio France
Europe 1 | europe1.fr | FR fr radio
RTL | rtl.fr | FR fr radio | RTL France
RMC | rmc.fr | FR fr radio | Radio Monte-Carlo
TV5Monde | tv5monde.com | FR fr tv | TV5, تي في 5 موند
Arte | arte.tv | FR fr tv | Arte TV
Public Sénat | publicsenat.fr | FR fr tv
Valeurs actuelles | valeursactuelles.com | FR fr press
Orient XXI | orientxxi.info | FR fr web
Euronews | euronews.com | FR en tv | يورونيوز, Евроньюс, یورونیوز
Der Spiegel | spiegel.de | DE de press | Spiegel, Spiegel Online, Spiegel International, دير شبيغل, Шпигель, Дер Шпигель, 明镜周刊, シュピーゲル
Frankfurter Allgemeine Zeitung | faz.net | DE de press | FAZ, FAZ.NET, Frankfurter Allgemeine, Франкфуртер альгемайне
Süddeutsche Zeitung | sueddeutsche.de sz.de | DE de press | SZ, Süddeutsche, Süddeutsche.de, زود دويتشه تسايتونغ, Зюддойче цайтунг, Sueddeutsche Zeitung
Die Zeit | zeit.de | DE de press | Zeit, Zeit Online, دي تسايت, Цайт, Ди Цайт
Die Welt | welt.de | DE de press | Welt, Welt Online, Welt.de, Вельт, دي فيلت
Bild | bild.de | DE de press | Bild-Zeitung, Bild.de, بيلد, Бильд
taz | taz.de | DE de press | die tageszeitung, taz.de
Focus Online | focus.de | DE de press | Focus, Focus.de
Stern | stern.de | DE de press | Stern.de, Штерн
Handelsblatt | handelsblatt.com | DE de press | هاندلسبلات
Frankfurter Rundschau | fr.de fr-online.de | DE de press
Der Tagesspiegel | tagesspiegel.de | DE de press | Tagesspiegel
Berliner Zeitung | berliner-zeitung.de | DE de press
Berliner Morgenpost | morgenpost.de | DE de press
Hamburger Abendblatt | abendblatt.de | DE de press
Neues Deutschland | nd-aktuell.de neues-deutschland.de | DE de press | nd
Junge Welt | jungewelt.de | DE de press
Cicero | cicero.de | DE de press
Heise online | heise.de | DE de web | Heise
Golem.de | golem.de | DE de web | Golem
Netzpolitik.org | netzpolitik.org | DE de web
T-Online | t-online.de | DE de web
n-tv (Deutschland) | n-tv.de ntv.de | DE de tv | n-tv.de, n-tv Nachrichten, Nachrichtensender n-tv
ZDF | zdf.de zdfheute.de | DE de tv | ZDFheute, Zweites Deutsches Fernsehen, heute journal
ARD | ard.de daserste.de | DE de tv | Das Erste
Tagesschau | tagesschau.de | DE de tv | Tagesschau.de, ARD Tagesschau
WDR | wdr.de | DE de tv | Westdeutscher Rundfunk
NDR | ndr.de | DE de tv | Norddeutscher Rundfunk
Bayerischer Rundfunk | br.de | DE de tv | BR, BR24
MDR | mdr.de | DE de tv | Mitteldeutscher Rundfunk
Deutschlandfunk | deutschlandfunk.de dlf.de | DE de radio | DLF, Deutschlandradio
Deutsche Welle | dw.com | DE de tv | DW, Немецкая волна, Дойче Велле, Німецька хвиля, دویچه وله, 德国之声
dpa | dpa.com | DE de agency | Deutsche Presse-Agentur, وكالة الأنباء الألمانية, ДПА
Der Standard | derstandard.at derstandard.de | AT de press | derStandard.at
Die Presse | diepresse.com | AT de press | DiePresse.com
Kurier | kurier.at | AT de press | Kurier Wien
Kronen Zeitung | krone.at | AT de press | Krone
ORF | orf.at | AT de tv | ORF.at, Österreichischer Rundfunk
APA | apa.at | AT de agency | Austria Presse Agentur
Neue Zürcher Zeitung | nzz.ch | CH de press | NZZ, Нойе цюрхер цайтунг
Tages-Anzeiger | tagesanzeiger.ch | CH de press | Tagi
Blick | blick.ch | CH de press | Blick.ch
20 Minuten | 20min.ch | CH de press
Le Temps | letemps.ch | CH fr press
24 heures | 24heures.ch | CH fr press
SRF | srf.ch | CH de tv | Schweizer Radio und Fernsehen
RTS | rts.ch | CH fr tv | Radio Télévision Suisse, RTS Info
Swissinfo | swissinfo.ch | CH en web | SWI swissinfo.ch, سويس إنفو
De Telegraaf | telegraaf.nl | NL nl press
de Volkskrant | volkskrant.nl | NL nl press | Volkskrant
NRC | nrc.nl | NL nl press | NRC Handelsblad
Trouw | trouw.nl | NL nl press
Algemeen Dagblad | ad.nl | NL nl press | AD, AD.nl
NU.nl | nu.nl | NL nl web | NU
NOS | nos.nl | NL nl tv | NOS Nieuws, NOS Journaal
De Standaard | standaard.be | BE nl press
De Morgen | demorgen.be | BE nl press
Het Laatste Nieuws | hln.be | BE nl press | HLN
VRT NWS | vrt.be | BE nl tv | VRT, deredactie.be
Le Soir | lesoir.be | BE fr press
La Libre Belgique | lalibre.be | BE fr press | La Libre
RTBF | rtbf.be | BE fr tv | RTBF Info
Politico Europe | politico.eu | BE en press | POLITICO.eu
EUobserver | euobserver.com | BE en web
Euractiv | euractiv.com | BE en web
Le Dauphiné libéré | ledauphine.com | FR fr press
Dernières Nouvelles d’Alsace | dna.fr | FR fr press | DNA Alsace
Le Télégramme | letelegramme.fr | FR fr press
Challenges | challenges.fr | FR fr press
Capital (France) | capital.fr | FR fr press
La Tribune (France) | latribune.fr | FR fr press
L’Opinion (France) | lopinion.fr | FR fr press
Télérama | telerama.fr | FR fr press
Paris Match | parismatch.com | FR fr press
Charlie Hebdo | charliehebdo.fr | FR fr press
Le Canard enchaîné | lecanardenchaine.fr | FR fr press
Le Journal du dimanche | lejdd.fr | FR fr press | Le JDD
Rheinische Post | rp-online.de | DE de press | RP Online
Westdeutsche Allgemeine Zeitung | waz.de | DE de press | WAZ
Kölner Stadt-Anzeiger | ksta.de | DE de press
Stuttgarter Zeitung | stuttgarter-zeitung.de | DE de press
Augsburger Allgemeine | augsburger-allgemeine.de | DE de press
Sächsische Zeitung | saechsische.de | DE de press | sächsische.de
der Freitag (Wochenzeitung) | freitag.de | DE de press
WirtschaftsWoche | wiwo.de | DE de press
manager magazin | manager-magazin.de | DE de press
Jüdische Allgemeine | juedische-allgemeine.de | DE de press
Correctiv | correctiv.org | DE de web
RedaktionsNetzwerk Deutschland | rnd.de | DE de web | RND
SWR | swr.de swr3.de | DE de tv | Südwestrundfunk
Hessischer Rundfunk | hr.de hessenschau.de | DE de tv | hessenschau
rbb | rbb24.de rbb-online.de | DE de tv | rbb24, Rundfunk Berlin-Brandenburg
Radio Bremen | radiobremen.de butenunbinnen.de | DE de tv
Saarländischer Rundfunk | sr.de | DE de tv
epd | epd.de | DE de agency | Evangelischer Pressedienst
Kleine Zeitung | kleinezeitung.at | AT de press
Salzburger Nachrichten | sn.at | AT de press
profil (Magazin) | profil.at | AT de press
Falter (Wien) | falter.at | AT de press
Heute (Österreich) | heute.at | AT de press
oe24 | oe24.at | AT de press
Der Bund (Bern) | derbund.ch | CH de press
WOZ | woz.ch | CH de press | WOZ Die Wochenzeitung
Tribune de Genève | tdg.ch | CH fr press
RSI | rsi.ch | CH it tv | Radiotelevisione svizzera
Keystone-SDA | keystone-sda.ch | CH de agency
Het Parool | parool.nl | NL nl press
Het Financieele Dagblad | fd.nl | NL nl press
RTL Nieuws | rtlnieuws.nl rtl.nl | NL nl tv
ANP | anp.nl | NL nl agency
De Tijd | tijd.be | BE nl press
L’Echo | lecho.be | BE fr press
Belga | belga.be belganewsagency.eu | BE nl agency | Belga News Agency
The Brussels Times | brusselstimes.com | BE en press
Luxemburger Wort | wort.lu | LU de press
RTL Lëtzebuerg | rtl.lu | LU lb tv
`;
