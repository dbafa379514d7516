/** Slavic languages, Serbian in both scripts. */
import { CENTRAL, CYRILLIC, type Profile } from './profile.ts';

export const slavic: readonly Profile[] = [
  {
    language: 'be',
    script: 'Cyrillic',
    words:
      'і ў не на што з ён як та да за ад для пра але гэта яго іх пасля пры або яна яны года у які таксама быў была былі гэтым толькі сёння ужо',
    letters: 'абвгдеёжзійклмнопрстуўфхцчшыьэюя',
    legacy: [{ encodings: CYRILLIC, characters: 'аынетірклсдувмяпоьзўбгчцйжшхюэфё«»' }],
  },
  {
    language: 'bg',
    script: 'Cyrillic',
    words:
      'и в не на че с той как по това от за до а но ще се са е да беше като след при или тя те година със който във вече си само през бъде още което които бе му ѝ го я ги ни тази този снощи вчера днес каза',
    letters: 'абвгдежзийклмнопрстуфхцчшщъьюя',
    legacy: [{ encodings: CYRILLIC, characters: 'аеоинтрсвлдкпмуъзбгяйчщжцхшюфь„“' }],
  },
  {
    language: 'mk',
    script: 'Cyrillic',
    words:
      'и во не на дека со тој како по ова од за до а но ќе се е да беше при или таа тие година кој веќе го ги ја што само биде сите му ѝ',
    letters: 'абвгдѓежзѕијклљмнњопрстќуфхцчџш',
    legacy: [{ encodings: CYRILLIC, characters: 'аоиентсрвјкдумплзбгчжшцхћљњфђџќѓѕ„“' }],
  },
  {
    language: 'ru',
    script: 'Cyrillic',
    words:
      'и в не на что с он как по это из за от для о до а но к был была были также его их после при или она они года у со который во уже бы только же её так все мы я если будет об вы ее ему ей им когда сегодня вчера новая новый сказал сказала книга книгу вышла письмо',
    letters: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
    legacy: [{ encodings: CYRILLIC, characters: 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё«»—№' }],
  },
  {
    language: 'sr',
    script: 'Cyrillic',
    words:
      'и у не на да са он како по ово од за до а али ће се је били су после при или она они године који већ био била из што само то јер све с о к јуче данас нова нови књига рекао рекла разговор му јој га их смо код пред',
    letters: 'абвгдђежзијклљмнњопрстћуфхцчџш',
    legacy: [{ encodings: CYRILLIC, characters: 'аоиентсрвјкдумплзбгчжшцхћљњфђџќѓѕ„“' }],
  },
  {
    language: 'uk',
    script: 'Cyrillic',
    words:
      'і в не на що з він як та до за від для про але це його їх після при або вона вони року у який й також був була були є із під щоб лише тільки має знову буде так вже ми я ви її йому їй їм усі всі коли сьогодні вчора учора нова новий сказав сказала зі ще книга книгу',
    letters: 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
    legacy: [{ encodings: CYRILLIC, characters: 'оанивітерсклудмпязьбгчйхжїцюєщшфґ«»–’' }],
  },
  {
    language: 'bs',
    script: 'Latin',
    words:
      'i je u na se da za su od s a o koji koja će kao iz po što ne nije bi ali do ili nakon biti bio bila te također sve prema općina sedmica hiljada historija bosne hercegovine sarajevo saobraćaj bih federacije kantona bošnjaka rs entiteta jučer danas nova novi novo knjiga knjigu razgovor razgovarali rekao rekla govorio govorila sreo srela pismo došao došla bez nad pod to ta taj sa kod pred među zbog protiv pri mu joj ga ih smo sam ste nisu intervju pozdravio pozdravila izložba nagradu nagrada film pitanja koncert pohvalio pohvalila uručili uručena dali gost gošća predavanje nastupio nastupila primio primila kako samo koje susreo večer predsjednik riječ autorica',
    letters: 'čćđšž',
  },
  {
    language: 'cs',
    script: 'Latin',
    words:
      'a v na se je že s z do o k ve i si by za pro od jako po ale byl byla jsou které který jeho už podle při také než roce která jen být bude není ze aby jejich řekl před dnes pouze let u nebo když však své svou tak bez mezi včera nová nový nové kniha knihu rozhovor řekla mluvil setkal setkala dopis přišel přišla díky ho ji jí mu jsem jsme bylo budou proti nad pod to ten ta co ke novinář ptal slovo vzal vzala výstava cenu cena otázky večer týden koncert přednáška autorka autor vystoupil vystoupila získal získala poděkovali zvolili předsedou film byli diváci tleskali',
    letters: 'áčďéěíňóřšťúůýž',
    legacy: [{ encodings: CENTRAL, characters: 'íáéěřžčýšůúťďňóŠČŽŘÚ„“' }],
  },
  {
    language: 'hr',
    script: 'Latin',
    words:
      'i je u na se da za su od s a o koji koja će kao iz po što ne nije bi ali do ili nakon biti bio bila te također sve prema tijekom tko tisuća tjedan tjedna tvrtka tvrtke proračun financija hrvatska hrvatske hrvatski sabor saboru zagreb zagrebu općine vlak sigurnost uvjet kazao jučer rekao veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenog prosinca siječnja danas nova novi novo knjiga knjigu razgovor razgovarali rekla govorio govorila sreo srela pismo došao došla bez nad pod to ta taj sa kod pred među zbog protiv pri mu joj ga ih smo sam ste nisu intervju pozdravio pozdravila izložba nagradu nagrada film pitanja koncert pohvalio pohvalila uručili uručena dali gost gošća predavanje nastupio nastupila primio primila kako samo koje susreo večer predsjednik riječ autorica',
    letters: 'čćđšž',
    legacy: [{ encodings: CENTRAL, characters: 'čšžćđŠŽČĆĐ„”–' }],
  },
  {
    language: 'pl',
    script: 'Latin',
    words:
      'w i na z do się nie że jest to o po jak przez za od dla co oraz był była są ale jego jej ich tym przed także roku został która który będzie ma już ze tylko tak być znów więcej we a u przy pod nad gdy może jako czy bez między wczoraj dziś nowa nowy nowe książka książkę rozmowa rozmawiał rozmawiała powiedział powiedziała mówi mówił spotkanie spotkał spotkała wywiad list napisał przyszedł przyszła wobec według dzięki wraz mnie go nas ten ta te były było wiersze wystawa wystawę nagroda nagrodę nagrody premiera udziałem film filmie głos zabrał zabrała pytania zadano opublikowano przełożono podziękował podziękowano gratulacje odebrał odebrała koncert koncercie otrzymał otrzymała pisze mieszka wieczór tydzień maja potrwa jednak',
    letters: 'ąćęłńóśźż',
    legacy: [{ encodings: CENTRAL, characters: 'łąężśćóńźŚŻŁŹ„”–ĆŃ' }],
  },
  {
    language: 'sk',
    script: 'Latin',
    words:
      'a v na sa je že s z do o k vo i si by za pre od ako po ale bol bola sú ktoré ktorý jeho už podľa pri aj než roku ktorá len byť bude nie zo aby ich povedal pred dnes iba tento rokov opäť u alebo keď však svoju tak bez medzi včera nová nový nové kniha knihu rozhovor povedala hovoril stretol stretla list prišiel prišla vďaka ho ju jej mu som sme bolo budú proti nad pod to ten tá čo so ku novinár výstava cenu cena otázky večer týždeň prednáška autorka vystúpil vystúpila získal získala poďakovali film boli',
    letters: 'áäčďéíĺľňóôŕšťúýž',
    legacy: [{ encodings: CENTRAL, characters: 'áíéčžýšľúťôňóďäŕĺŽŠČ„“' }],
  },
  {
    language: 'sl',
    script: 'Latin',
    words:
      'in je v na se da za so ki z po pa s bo ne kot od tudi ali do bi k pri njegov še le bila bil leta bodo svoj ter med iz kar tem ob danes včeraj dejal pod že naj lahko prihodnje o pred nova novi novo knjiga knjigo pogovor rekel rekla govoril govorila srečal srečala pismo prišel prišla brez nad to ta ni če ko mu ji jo ga jih sem smo ste niso zaradi proti kdo kje razstava nagrado nagrada večer teden predavanje avtorica nastopil nastopila film vprašanja besedo u',
    letters: 'čšž',
    legacy: [{ encodings: CENTRAL, characters: 'čšžŠŽČ„”–' }],
  },
  {
    language: 'sr',
    script: 'Latin',
    words:
      'i je u na se da za su od s a o koji koja će kao iz po što ne nije bi ali do ili posle biti bio bila sve prema tokom ko hiljada nedelja nedelje budžet finansija srbija srbije srbiji beograd beogradu beograda skupština skupštine pre vreme gde deo juče dve svet mesto sledeće sledeću izjavio takođe uprkos bezbednost uslov ovde uvek vučić rešiti delo čovek dece lepo cena evra meseca danas nova novi novo knjiga knjigu razgovor razgovarali rekao rekla govorio govorila sreo srela pismo došao došla bez nad pod to ta taj sa kod pred među zbog protiv pri mu joj ga ih smo sam ste nisu intervju pozdravio pozdravila izložba nagradu nagrada film pitanja koncert pohvalio pohvalila uručili uručena dali gost gošća predavanje nastupio nastupila primio primila kako samo koje predsednik autorka veče',
    letters: 'čćđšž',
  },
];
