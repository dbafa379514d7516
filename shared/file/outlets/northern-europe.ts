/** Outlets of the Nordic and Baltic countries; the columns are described in `row.ts`. */
export const NORTHERN_EUROPE = `
Dagens Nyheter | dn.se | SE sv press | DN, DN.se
Svenska Dagbladet | svd.se | SE sv press | SvD
Aftonbladet | aftonbladet.se | SE sv press
Expressen | expressen.se | SE sv press
Göteborgs-Posten | gp.se | SE sv press | GP
Sydsvenskan | sydsvenskan.se | SE sv press
SVT Nyheter | svt.se | SE sv tv | SVT, Sveriges Television
Sveriges Radio | sverigesradio.se sr.se | SE sv radio | SR Ekot
TT | tt.se | SE sv agency | TT Nyhetsbyrån, Tidningarnas Telegrambyrå
Politiken | politiken.dk | DK da press
Jyllands-Posten | jyllands-posten.dk jp.dk | DK da press
Berlingske | berlingske.dk b.dk | DK da press | Berlingske Tidende
Ekstra Bladet | ekstrabladet.dk eb.dk | DK da press
B.T. | bt.dk | DK da press
Information | information.dk | DK da press | Dagbladet Information
DR | dr.dk | DK da tv | Danmarks Radio, DR Nyheder
TV 2 (Danmark) | tv2.dk | DK da tv | TV 2 Nyheder
Ritzau | ritzau.dk | DK da agency
Aftenposten | aftenposten.no | NO no press | Афтенпостен
VG | vg.no | NO no press | Verdens Gang
Dagbladet | dagbladet.no | NO no press
Dagens Næringsliv | dn.no | NO no press
Bergens Tidende | bt.no | NO no press
NRK | nrk.no | NO no tv | Norsk rikskringkasting
TV 2 | tv2.no | NO no tv | TV 2 Norge
NTB | ntb.no | NO no agency | Norsk Telegrambyrå
Helsingin Sanomat | hs.fi | FI fi press | HS, HS.fi, Хельсингин саномат
Ilta-Sanomat | is.fi iltasanomat.fi | FI fi press
Iltalehti | iltalehti.fi | FI fi press
Aamulehti | aamulehti.fi | FI fi press
Kauppalehti | kauppalehti.fi | FI fi press
Hufvudstadsbladet | hbl.fi | FI sv press | HBL
Yle | yle.fi | FI fi tv | Yle Uutiset, Yle News, Yleisradio
MTV Uutiset | mtvuutiset.fi mtv.fi | FI fi tv
STT | stt.fi | FI fi agency | Suomen Tietotoimisto
Morgunblaðið | mbl.is | IS is press | mbl.is
RÚV | ruv.is | IS is tv | Ríkisútvarpið
Vísir | visir.is | IS is web | Vísir.is
Postimees | postimees.ee | EE et press
Delfi | delfi.ee | EE et web | Eesti Delfi, Delfi Eesti
ERR | err.ee | EE et tv | ERR News, Eesti Rahvusringhääling
Delfi (Latvija) | delfi.lv | LV lv web
LSM | lsm.lv | LV lv tv | LSM.lv, Latvijas Sabiedriskie mediji
LETA | leta.lv | LV lv agency
Diena | diena.lv | LV lv press
Delfi (Lietuva) | delfi.lt | LT lt web
LRT | lrt.lt | LT lt tv | LRT.lt
15min | 15min.lt | LT lt web | 15min.lt
Lietuvos rytas | lrytas.lt | LT lt press | Lrytas
BNS | bns.lt bns.ee | LT lt agency | Baltic News Service
Dagens industri | di.se | SE sv press
TV4 | tv4.se | SE sv tv | TV4 Nyheterna
Børsen | borsen.dk | DK da press
Weekendavisen | weekendavisen.dk | DK da press
E24 | e24.no | NO no web
Klassekampen | klassekampen.no | NO no press
Õhtuleht | ohtuleht.ee | EE et press
Verslo žinios | vz.lt | LT lt press
ELTA | elta.lt | LT lt agency
`;
