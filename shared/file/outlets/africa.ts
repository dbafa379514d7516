/** Outlets of Africa south of the Sahara; the columns are described in `row.ts`. */
export const AFRICA = `
Mail & Guardian | mg.co.za | ZA en press | Mail and Guardian, The Mail & Guardian
News24 | news24.com | ZA en web
Daily Maverick | dailymaverick.co.za | ZA en web
Sunday Times (South Africa) | timeslive.co.za | ZA en press | TimesLIVE
Business Day | businesslive.co.za businessday.co.za | ZA en press | BusinessLIVE
IOL | iol.co.za | ZA en web | Independent Online
SABC News | sabcnews.com sabc.co.za | ZA en tv | SABC
eNCA | enca.com | ZA en tv
Netwerk24 | netwerk24.com | ZA af web | Die Burger, Beeld
The Punch | punchng.com | NG en press | Punch, Punch Newspapers
Vanguard | vanguardngr.com | NG en press | Vanguard News, Vanguard Nigeria
The Guardian Nigeria | guardian.ng | NG en press | The Guardian Nigeria News
Premium Times | premiumtimesng.com | NG en web
ThisDay | thisdaylive.com | NG en press | THISDAYLIVE
Daily Trust | dailytrust.com | NG en press
Channels Television | channelstv.com | NG en tv | Channels TV
Sahara Reporters | saharareporters.com | US en web
Daily Nation | nation.africa nation.co.ke | KE en press | Nation Africa, Nation Kenya
The Standard (Kenya) | standardmedia.co.ke | KE en press | Standard Digital
Citizen TV | citizen.digital | KE en tv | Citizen Digital
The Star (Kenya) | the-star.co.ke | KE en press
The EastAfrican | theeastafrican.co.ke | KE en press | East African
New Vision | newvision.co.ug | UG en press
Daily Monitor | monitor.co.ug | UG en press | The Monitor Uganda
The Citizen | thecitizen.co.tz | TZ en press | The Citizen Tanzania
Mwananchi | mwananchi.co.tz | TZ sw press
The New Times | newtimes.co.rw | RW en press | The New Times Rwanda
Graphic Online | graphic.com.gh | GH en press | Daily Graphic
GhanaWeb | ghanaweb.com | GH en web
MyJoyOnline | myjoyonline.com | GH en radio | Joy FM
The Herald (Zimbabwe) | herald.co.zw | ZW en press
ZimEye | zimeye.net | ZW en web
NewZimbabwe.com | newzimbabwe.com | ZW en web | New Zimbabwe
The Namibian | namibian.com.na | NA en press
Jornal de Angola | jornaldeangola.ao | AO pt press
Addis Standard | addisstandard.com | ET en press
The Reporter (Ethiopia) | thereporterethiopia.com | ET en press
Fana Broadcasting | fanabc.com | ET am tv | Fana, ፋና, ፋና ብሮድካስቲንግ
Garowe Online | garoweonline.com | SO en web
Hiiraan Online | hiiraan.com | SO en web
Jeune Afrique | jeuneafrique.com | FR fr press | جون أفريك
The Africa Report | theafricareport.com | FR en press
Africanews | africanews.com | CG en tv
RFI Afrique | rfi.africa | FR fr radio
Le Soleil | lesoleil.sn | SN fr press | Le Soleil Sénégal
Seneweb | seneweb.com | SN fr web
Agence de presse sénégalaise | aps.sn | SN fr agency | APS Sénégal
Fraternité Matin | fratmat.info | CI fr press
Abidjan.net | abidjan.net | CI fr web
Cameroon Tribune | cameroon-tribune.cm | CM fr press
Actualite.cd | actualite.cd | CD fr web
Radio Okapi | radiookapi.net | CD fr radio
Mali Jet | malijet.com | ML fr web
Sidwaya | sidwaya.info | BF fr press
LeFaso.net | lefaso.net | BF fr web
L’Express de Madagascar | lexpress.mg | MG fr press
L’Express (Maurice) | lexpress.mu | MU fr press
allAfrica | allafrica.com | ZA en web | allAfrica.com
PANA | panapress.com | SN fr agency | Panapress, Pan African News Agency
The Citizen (South Africa) | citizen.co.za | ZA en press
EWN | ewn.co.za | ZA en web | Eyewitness News
TheCable | thecable.ng | NG en web
BusinessDay (Nigeria) | businessday.ng | NG en press
The Nation (Nigeria) | thenationonlineng.net | NG en press
News Agency of Nigeria | nannews.ng | NG en agency
Arise News | arise.tv | NG en tv
Daily News (Tanzania) | dailynews.co.tz | TZ en press
Lusaka Times | lusakatimes.com | ZM en web
Club of Mozambique | clubofmozambique.com | MZ en web
ANGOP | angop.ao | AO pt agency
Dakaractu | dakaractu.com | SN fr web
Les Dépêches de Brazzaville | adiac-congo.com | CG fr press | Adiac
7sur7.cd | 7sur7.cd | CD fr web
IGIHE | igihe.com | RW en web
Iwacu | iwacu-burundi.org | BI fr press
Radio Tamazuj | radiotamazuj.org | SS en radio
`;
