/** Russian, Ukrainian and Belarusian. Russian after the rules of petrovich (given name and surname each by its ending). */
import { type Grammar, paradigms } from './paradigm.ts';

/** -ов and -ин have an instrumental of their own as surnames (-ым); foreign ones and given names have -ом. */
const russian = paradigms(`
        | M  | ga:а d:у i:ом,ым l:е v:е                | C
        | M  | i:ем                                    | жшчщц
    й   | M  | ga:я d:ю i:ем,ём l:е,и                  |
    ь   | M  | ga:я d:ю i:ем,ём l:е                    |
    ь   | F  | gdl:и i:ью                              |
    ий  | M  | ga:ого,его d:ому,ему i:им,ым l:ом,ем    |
    ый  | M  | ga:ого,его d:ому,ему i:ым l:ом,ем       |
    ой  | M  | ga:ого d:ому i:ым,им l:ом               |
    а   | MF | g:ы,и dl:е a:у i:ой,ою,ей,ею            |
    я   | MF | g:и dl:е,и a:ю i:ей,ею,ёй               |
    ия  | F  | gdl:ии                                  |
    а   | F  | gdil:ой i:ою                            | внк
    ая  | F  | gdil:ой,ей i:ою,ею a:ую                 |
    яя  | F  | gdil:ей a:юю                            |
    ел  | M  | ga:ла d:лу i:лом l:ле                   |
    ец  | M  | ga:ца,йца d:цу,йцу i:цом,цем,йцем l:це,йце |
    ек  | M  | ga:ка,ька d:ку,ьку i:ком,ьком l:ке,ьке  |
    ок  | M  | ga:ка d:ку i:ком l:ке                   |
    ев  | M  | ga:ьва d:ьву i:ьвом l:ьве               | л
`);

const ukrainian = paradigms(`
        | M  | ga:а,у d:ові,у l:ові,і,у i:ом,им v:е,у     | C
        | M  | d:еві l:еві,і i:ем                         | жшчщцр
    р   | M  | ga:ря d:реві,рю i:рем l:реві,рі v:рю       |
    й   | M  | ga:я d:єві,ю i:єм l:єві,ї,ю v:ю            |
    ь   | M  | ga:я d:еві,ю i:ем l:еві,і v:ю              |
    о   | M  | ga:а d:ові,у i:ом l:ові,і,у v:у            |
    ь   | F  | gdl:і                                      |
    ий  | M  | ga:ого d:ому i:им l:ому,ім                 |
    ій  | M  | ga:ього,ого d:ьому,ому i:ім l:ьому,ому     |
    а   | MF | g:и,і dl:і a:у i:ою,ею v:о                 |
    ка  | MF | dl:ці                                      |
    га  | MF | dl:зі                                      |
    ха  | MF | dl:сі                                      |
    я   | MF | gdl:і,ї a:ю i:ею,єю v:ю,є                  |
    а   | F  | g:ої dl:ій                                 | вкн
    я   | F  | g:ьої dl:ій                                |
    ель | M  | ga:ля d:леві i:лем                         |
    ло  | M  | ga:ла d:лові,лу i:лом l:лові,лі            |
    ець | M  | ga:ця d:цеві,цю i:цем l:цеві,ці v:че       |
    єць | M  | ga:йця d:йцеві,йцю i:йцем l:йцеві          |
    ок  | M  | ga:ка d:кові,ку i:ком l:кові,ку            |
    ек  | M  | ga:ка,ька d:кові i:ком l:кові              |
    ів  | M  | ga:ова,ева,єва d:ову,еву i:овим,евим l:ові |
    ір  | M  | ga:ора d:орові,ору i:ором l:орові,орі      |
    ін  | M  | ga:она d:онові,ону i:оном l:онові,оні      | т
`);

const belarusian = paradigms(`
        | M  | ga:а d:у i:ам,ым l:е,у   | C
    й   | M  | ga:я d:ю i:ем l:і,ю      |
    ь   | M  | ga:я d:ю i:ем,ём l:і,ю   |
    а   | MF | g:ы,і dl:е,ы a:у i:ай,ою |
    я   | MF | gdl:і a:ю i:яй           |
    ка  | MF | dl:цы                    |
    ка  | M  | dl:ку i:кам              |
    а   | M  | i:ам                     |
    аў  | M  | ga:ава d:аву i:авым l:аве |
    оў  | M  | ga:ова d:ову i:овым l:ове |
    еў  | M  | ga:ева d:еву i:евым l:еве |
    ёў  | M  | ga:ёва d:ёву i:ёвым l:ёве |
    ец  | M  | ga:ца d:цу i:цом l:цу    |
    ы   | M  | ga:ага d:аму il:ым       |
    ка  | F  | dl:цэ                    |
    га  | MF | dl:зе,зі                 |
    і   | M  | ga:ага d:аму i:ім l:ім   |
    ая  | F  | gdl:ай a:ую i:ай         |
    а   | F  | gdl:ай                   | вн
`);

export const cyrillic: readonly Grammar[] = [
  { language: 'ru', paradigms: russian },
  { language: 'uk', paradigms: ukrainian },
  { language: 'be', paradigms: belarusian },
];
