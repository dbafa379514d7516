/** Outlets of Latin America and the Caribbean; the columns are described in `row.ts`. */
export const LATIN_AMERICA = `
Clarín | clarin.com | AR es press | Clarin.com, Diario Clarín
La Nación | lanacion.com.ar | AR es press | Diario La Nación
Página/12 | pagina12.com.ar | AR es press
Infobae | infobae.com | AR es web
Perfil | perfil.com | AR es press
Ámbito | ambito.com | AR es press | Ámbito Financiero
Télam | telam.com.ar | AR es agency | Agencia Télam
Todo Noticias | tn.com.ar | AR es tv | TN
Buenos Aires Times | batimes.com.ar | AR en press
Folha de S.Paulo | folha.uol.com.br folha.com.br | BR pt press | Folha, Folha de São Paulo, Фолья
O Globo | oglobo.globo.com | BR pt press
G1 | g1.globo.com | BR pt web | G1 Globo
TV Globo | redeglobo.globo.com globoplay.globo.com | BR pt tv | Rede Globo, Globo
GloboNews | globonews.globo.com | BR pt tv
Estadão | estadao.com.br | BR pt press | O Estado de S. Paulo, O Estado de São Paulo, Estado de S.Paulo
UOL | uol.com.br | BR pt web | UOL Notícias
R7 | r7.com | BR pt web | Portal R7
Terra | terra.com.br | BR pt web | Portal Terra
Veja | veja.abril.com.br | BR pt press | VEJA.com
CartaCapital | cartacapital.com.br | BR pt press
Exame | exame.com | BR pt press
Correio Braziliense | correiobraziliense.com.br | BR pt press
Zero Hora | gauchazh.clicrbs.com.br | BR pt press | GZH, GaúchaZH
Agência Brasil | agenciabrasil.ebc.com.br | BR pt agency | EBC
CNN Brasil | cnnbrasil.com.br | BR pt tv
BBC News Brasil | bbcbrasil.com | GB pt web | BBC Brasil
BBC News Mundo | bbcmundo.com | GB es web | BBC Mundo
CNN en Español | cnnespanol.cnn.com | US es tv
El Universal | eluniversal.com.mx | MX es press
Reforma | reforma.com | MX es press
La Jornada | jornada.com.mx | MX es press
Milenio | milenio.com | MX es press
Excélsior | excelsior.com.mx | MX es press
Proceso | proceso.com.mx | MX es press | Revista Proceso
Animal Político | animalpolitico.com | MX es web
Aristegui Noticias | aristeguinoticias.com | MX es web
El Financiero | elfinanciero.com.mx | MX es press
Televisa | televisa.com | MX es tv
N+ | nmas.com.mx noticieros.televisa.com | MX es tv | Noticieros Televisa
TV Azteca | tvazteca.com aztecanoticias.com.mx | MX es tv | Azteca Noticias
Notimex | notimex.gob.mx | MX es agency
El Mercurio | emol.com elmercurio.com | CL es press | Emol
La Tercera | latercera.com | CL es press
El Mostrador | elmostrador.cl | CL es web
BioBioChile | biobiochile.cl | CL es radio | Radio Bío-Bío, Bío Bío
Cooperativa | cooperativa.cl | CL es radio | Radio Cooperativa, Cooperativa.cl
CNN Chile | cnnchile.com | CL es tv
El Tiempo | eltiempo.com | CO es press
El Espectador | elespectador.com | CO es press | ELESPECTADOR.COM
Semana | semana.com | CO es press | Revista Semana
El Colombiano | elcolombiano.com | CO es press
Caracol Radio | caracol.com.co | CO es radio
Noticias Caracol | noticiascaracol.com caracoltv.com | CO es tv | Caracol Televisión, Noticias Caracol TV
RCN | canalrcn.com noticiasrcn.com | CO es tv | Noticias RCN, Canal RCN
Blu Radio | bluradio.com | CO es radio
El Comercio | elcomercio.pe | PE es press | El Comercio Perú
La República | larepublica.pe | PE es press | La República Perú
RPP Noticias | rpp.pe | PE es radio | RPP
Gestión | gestion.pe | PE es press
Andina | andina.pe | PE es agency | Agencia Andina
El Comercio (Ecuador) | elcomercio.com | EC es press
El Universo | eluniverso.com | EC es press
El Nacional | el-nacional.com elnacional.com | VE es press
El Universal (Venezuela) | eluniversal.com | VE es press
teleSUR | telesurtv.net telesurenglish.net | VE es tv | teleSUR tv, Telesur English, تيليسور, Телесур
El Deber | eldeber.com.bo | BO es press
La Razón (Bolivia) | la-razon.com larazon.bo | BO es press
El Observador | elobservador.com.uy | UY es press
El País (Uruguay) | elpais.com.uy | UY es press
ABC Color | abc.com.py | PY es press
Última Hora | ultimahora.com | PY es press | Última Hora Paraguay
La Nación (Costa Rica) | nacion.com | CR es press
Prensa Libre | prensalibre.com | GT es press
La Prensa Gráfica | laprensagrafica.com | SV es press
El Faro | elfaro.net | SV es web | ElFaro.net
La Prensa (Nicaragua) | laprensani.com laprensa.com.ni | NI es press
La Prensa (Panamá) | prensa.com | PA es press
El Heraldo | elheraldo.hn | HN es press | El Heraldo Honduras
Listín Diario | listindiario.com | DO es press
Diario Libre | diariolibre.com | DO es press
Granma | granma.cu | CU es press | Диарио Гранма, غرانما
Prensa Latina | prensa-latina.cu plenglish.com | CU es agency | برنسا لاتينا, Пренса Латина
Cubadebate | cubadebate.cu | CU es web
14ymedio | 14ymedio.com | CU es web
El Nuevo Día | elnuevodia.com | PR es press
Le Nouvelliste | lenouvelliste.com | HT fr press
The Gleaner | jamaica-gleaner.com | JM en press | Jamaica Gleaner
La Voz del Interior | lavoz.com.ar | AR es press
Tiempo Argentino | tiempoar.com.ar | AR es press
El Cronista | cronista.com | AR es press
C5N | c5n.com | AR es tv
Chequeado | chequeado.com | AR es web
Valor Econômico | valor.globo.com | BR pt press
Metrópoles | metropoles.com | BR pt web
Poder360 | poder360.com.br | BR pt web
Estado de Minas | em.com.br | BR pt press
Gazeta do Povo | gazetadopovo.com.br | BR pt press
Jovem Pan | jovempan.com.br | BR pt radio
El Economista (México) | eleconomista.com.mx | MX es press
Expansión (México) | expansion.mx | MX es press
CIPER | ciperchile.cl | CL es web | CIPER Chile
Diario Financiero | df.cl | CL es press
El País (Cali) | elpais.com.co | CO es press
La República (Colombia) | larepublica.co | CO es press
La Silla Vacía | lasillavacia.com | CO es web
Perú21 | peru21.pe | PE es press
El Peruano | elperuano.pe | PE es press
Primicias (Ecuador) | primicias.ec | EC es web
Ecuavisa | ecuavisa.com | EC es tv
El Pitazo | elpitazo.net | VE es web
Efecto Cocuyo | efectococuyo.com | VE es web
Globovisión | globovision.com | VE es tv
Los Tiempos | lostiempos.com | BO es press
Agencia Boliviana de Información | abi.bo | BO es agency | ABI
la diaria | ladiaria.com.uy | UY es press
CRHoy | crhoy.com | CR es web | CRHoy.com
El Diario de Hoy | elsalvador.com | SV es press
La Prensa (Honduras) | laprensa.hn | HN es press
Confidencial (Nicaragua) | confidencial.digital | NI es web
La Estrella de Panamá | laestrella.com.pa | PA es press
CiberCuba | cibercuba.com | ES es web
Diario de Cuba | diariodecuba.com | ES es web
Juventud Rebelde | juventudrebelde.cu | CU es press
Jamaica Observer | jamaicaobserver.com | JM en press
Stabroek News | stabroeknews.com | GY en press
`;
