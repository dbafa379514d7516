/** Outlets of eastern and south-eastern Europe; the columns are described in `row.ts`. */
export const EASTERN_EUROPE = `
Gazeta Wyborcza | wyborcza.pl gazetawyborcza.pl | PL pl press | Wyborcza, Wyborcza.pl, Газета Выборча
Gazeta.pl | gazeta.pl | PL pl web
Rzeczpospolita | rp.pl | PL pl press | Жечпосполита
Polityka | polityka.pl | PL pl press
Newsweek Polska | newsweek.pl | PL pl press
Fakt | fakt.pl | PL pl press | Fakt24
Super Express | se.pl | PL pl press
Onet | onet.pl | PL pl web | Onet.pl, Onet Wiadomości
Wirtualna Polska | wp.pl | PL pl web | WP, WP Wiadomości
Interia | interia.pl | PL pl web
TVN24 | tvn24.pl | PL pl tv | TVN
TVP Info | tvp.info tvp.pl | PL pl tv | TVP, Telewizja Polska
Polsat News | polsatnews.pl polsat.pl | PL pl tv | Polsat
RMF FM | rmf24.pl rmf.fm | PL pl radio | RMF24
Polskie Radio | polskieradio.pl polskieradio24.pl | PL pl radio | Polskie Radio 24
PAP | pap.pl | PL pl agency | Polska Agencja Prasowa
iDNES.cz | idnes.cz | CZ cs web | iDNES, Mladá fronta Dnes, MF Dnes
Novinky.cz | novinky.cz | CZ cs web | Novinky
Aktuálně.cz | aktualne.cz | CZ cs web | Aktuálně
Seznam Zprávy | seznamzpravy.cz | CZ cs web
Hospodářské noviny | hn.cz ihned.cz | CZ cs press
Lidové noviny | lidovky.cz | CZ cs press | Lidovky.cz
Deník N | denikn.cz | CZ cs press
Deník | denik.cz | CZ cs press | Deník.cz
Blesk | blesk.cz | CZ cs press
Respekt | respekt.cz | CZ cs press
Česká televize | ceskatelevize.cz ct24.cz | CZ cs tv | ČT24, ČT
Český rozhlas | rozhlas.cz irozhlas.cz | CZ cs radio | iROZHLAS
ČTK | ctk.cz ceskenoviny.cz | CZ cs agency | Česká tisková kancelář, České noviny
SME | sme.sk | SK sk press | SME.sk
Denník N | dennikn.sk | SK sk press
Pravda (Slovensko) | pravda.sk | SK sk press | Pravda.sk
Aktuality.sk | aktuality.sk | SK sk web | Aktuality
STVR | rtvs.sk stvr.sk | SK sk tv | RTVS
TASR | tasr.sk teraz.sk | SK sk agency
Index | index.hu | HU hu web | Index.hu
Telex | telex.hu | HU hu web | Telex.hu
444 | 444.hu | HU hu web | 444.hu
HVG | hvg.hu | HU hu press | hvg.hu
Népszava | nepszava.hu | HU hu press
Magyar Nemzet | magyarnemzet.hu mno.hu | HU hu press
Origo | origo.hu | HU hu web | Origo.hu
24.hu | 24.hu | HU hu web
SONLINE | sonline.hu | HU hu press
MTI | mti.hu | HU hu agency | Magyar Távirati Iroda
Adevărul | adevarul.ro | RO ro press | Adevarul.ro
Libertatea | libertatea.ro | RO ro press
Evenimentul Zilei | evz.ro | RO ro press | EVZ
HotNews | hotnews.ro | RO ro web | HotNews.ro
Digi24 | digi24.ro | RO ro tv
Antena 3 CNN | antena3.ro | RO ro tv | Antena 3 România
ProTV | protv.ro stirileprotv.ro | RO ro tv | Știrile ProTV
Mediafax | mediafax.ro | RO ro agency
Agerpres | agerpres.ro | RO ro agency
Ziarul de Gardă | zdg.md | MD ro press | ZdG
NewsMaker | newsmaker.md | MD ru web
Дневник | dnevnik.bg | BG bg press | Dnevnik.bg
Капитал | capital.bg | BG bg press | Капитал България, Capital.bg
24 часа | 24chasa.bg | BG bg press | 24 Chasa
Труд | trud.bg | BG bg press | Вестник Труд
БНТ | bnt.bg bntnews.bg | BG bg tv | БНТ Новини, BNT, Българска национална телевизия
БНР | bnr.bg | BG bg radio | BNR, Българско национално радио
bTV | btv.bg btvnovinite.bg | BG bg tv | bTV Новините, бТВ
Нова телевизия | nova.bg | BG bg tv | NOVA, Нова ТВ
БТА | bta.bg | BG bg agency | BTA, Българска телеграфна агенция
Политика | politika.rs | RS sr press | Politika, Политика Београд
Данас | danas.rs | RS sr press | Danas
Блиц | blic.rs | RS sr press | Blic
Курир | kurir.rs | RS sr press | Kurir, Kurir.rs
Вечерње новости | novosti.rs | RS sr press | Večernje novosti
B92 | b92.net b92.rs | RS sr tv | Б92
N1 | n1info.rs n1info.com n1info.hr n1info.ba | RS sr tv | N1 Info, N1 TV, Н1
РТС | rts.rs | RS sr tv | РТС Београд, Radio-televizija Srbije, Радио-телевизија Србије
Танјуг | tanjug.rs | RS sr agency | Tanjug, Танјуг агенција
Jutarnji list | jutarnji.hr | HR hr press | Jutarnji
Večernji list | vecernji.hr | HR hr press | Večernji
24sata | 24sata.hr | HR hr press
Index.hr | index.hr | HR hr web
HRT | hrt.hr | HR hr tv | Hrvatska radiotelevizija
HINA | hina.hr | HR hr agency
Delo | delo.si | SI sl press | Delo.si
RTV Slovenija | rtvslo.si | SI sl tv | MMC RTV SLO, RTV SLO
24ur.com | 24ur.com | SI sl tv | 24ur
Oslobođenje | oslobodjenje.ba | BA bs press
Dnevni avaz | avaz.ba | BA bs press | Avaz
Klix.ba | klix.ba | BA bs web | Klix
Vijesti | vijesti.me | ME sr press
МИА | mia.mk | MK mk agency | MIA
Koha Ditore | koha.net | XK sq press | Koha
Gazeta Shqip | gazetashqip.com | AL sq press
Top Channel | top-channel.tv | AL sq tv
Balkan Insight | balkaninsight.com | BA en web | BIRN
Dziennik Gazeta Prawna | gazetaprawna.pl | PL pl press
Tygodnik Powszechny | tygodnikpowszechny.pl | PL pl press
OKO.press | oko.press | PL pl web
wPolityce.pl | wpolityce.pl | PL pl web | wPolityce
TOK FM | tokfm.pl | PL pl radio
Wprost | wprost.pl | PL pl press
Nový Čas | cas.sk | SK sk press
Mandiner | mandiner.hu | HU hu press
G4Media | g4media.ro | RO ro web
Ziarul Financiar | zf.ro | RO ro press
Europa Liberă România | romania.europalibera.org | RO ro radio
Сега | segabg.com | BG bg press
Медиапул | mediapool.bg | BG bg web | Mediapool
Nova.rs | nova.rs | RS sr web
KRIK | krik.rs | RS sr web
NIN | nin.rs | RS sr press
Radio Slobodna Evropa | slobodnaevropa.org | CZ sr radio
Slobodna Dalmacija | slobodnadalmacija.hr | HR hr press
Večer (Maribor) | vecer.com | SI sl press
Dnevnik (Slovenija) | dnevnik.si | SI sl press
STA | sta.si | SI sl agency
FENA | fena.ba | BA bs agency
RTCG | rtcg.me | ME sr tv
Telegrafi | telegrafi.com | XK sq web
`;
