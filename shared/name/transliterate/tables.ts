/**
 * Transliteration as newspapers do it: for each group of letters its spellings, the likeliest first. `^` is the beginning of
 * a word, `$` its end, `-` is nothing. The longest group applies.
 */
export interface Table {
  /** Words that the table applies to. */
  readonly from: RegExp;
  /** What a name must also hold somewhere. */
  readonly within?: RegExp;
  /** The beginning of a word in the script that it produces. */
  readonly to: RegExp;
  readonly groups: string;
  /** Vowels that the source script may omit between consonants; `-` for none. */
  readonly vowels?: string;
  readonly consonants?: string;
}

const LATIN = /^[\p{Script=Latin}\p{M}’']+$/u;
const TO_LATIN = /^\p{Script=Latin}/u;
const TO_ARABIC = /^\p{Script=Arabic}/u;
const TO_CYRILLIC = /^\p{Script=Cyrillic}/u;

const ARABIC_CONSONANTS = `
  b=ب t=ت,ط th=ث,ت j=ج h=ه,ح kh=خ d=د dh=ذ,ظ r=ر z=ز,ظ s=س,ص sh=ش ch=ش,تش gh=غ g=غ,ج f=ف q=ق k=ك,ق l=ل m=م n=ن w=و
  y=ي p=ب v=ف c=ك,س ck=ك x=كس ph=ف tz=تز,تس ts=تس sch=ش tch=تش zh=ج
  bb=ب tt=ت dd=د rr=ر ss=س,ص ff=ف kk=ك,ق qq=ق ll=ل mm=م nn=ن zz=ز pp=ب gg=غ jj=ج ^mc=ماك ^al=ال,آل ^el=ال`;
const ARABIC_VOWELS = `
  a=ا,- ^a=ا,ع a$=ا,ة,ى ah$=ة,اه aa=ا e=ي,- ^e=ا,اي e$=-,ي ea=يا,ي ee=ي i=ي,- ^i=ا,اي,ع i$=ي y$=ي ie$=ي o=و,- ^o=او,ع o$=و oo=و u=و,-
  ^u=ا,ع,او ou=و ^ou=او,ع au=او,و aw=او ai=اي,ي ^ai=عا,اي ay=اي,ي ei=اي,ي ey=اي,ي eh$=ه,ة,ح ia=يا ia$=يا,ية io=يو iu=يو ua=وا
  ya$=يا,ية oy=وي ^ya=يا ^ye=ي ^yo=يو ^yu=يو`;

const ARABIC: Table = { from: LATIN, to: TO_ARABIC, groups: ARABIC_CONSONANTS + ARABIC_VOWELS };
const PERSIAN: Table = {
  from: LATIN,
  to: TO_ARABIC,
  groups: `${ARABIC_CONSONANTS}${ARABIC_VOWELS} p=پ pp=پ g=گ gg=گ ch=چ tch=چ zh=ژ v=و w=و k=ک,ق c=ک,س y=ی i=ی,- a$=ا,ه e$=ه,ی`,
};

const HEBREW: Table = {
  from: LATIN,
  to: /^\p{Script=Hebrew}/u,
  groups: `
    a=-,א ^a=א,ע a$=ה,א ah$=ה aa=א e=-,א ^e=א,ע e$=ה,- ee=י i=י,- ^i=אי,י,ע i$=י y=י ^y=י y$=י ie$=י o=ו,- ^o=או,עו o$=ו oo=ו u=ו
    ^u=או ou=ו au=או ai=יי,י ay=יי,י ei=יי,י ey=יי,י ia=יה,יא ia$=יה ya=יה,יא ya$=יה io=יו iu=יו oy=וי ea=יא,י
    b=ב v=ב,ו ^v=ו w=ו,וו g=ג d=ד h=ה z=ז ch=ח,צ' kh=ח,כ t=ט,ת th=ת k=ק,כ q=ק l=ל m=מ m$=ם n=נ n$=ן s=ס,ש sh=ש p=פ ph=פ f=פ f$=ף
    ts=צ tz=צ tz$=ץ r=ר j=ג' c=ק,ס ck=ק x=קס sch=ש zh=ז' kk=ק tt=ט ss=ס ll=ל mm=מ nn=נ nn$=ן rr=ר ff=פ bb=ב dd=ד pp=פ zz=צ ch$=ך,ח`,
};

const RUSSIAN: Table = {
  from: LATIN,
  to: TO_CYRILLIC,
  groups: `
    a=а b=б c=к,ц ce=се,це ci=си,чи ch=ч,х ck=к d=д e=е,э ^e=э,е ee=и ea=и,еа ei=ей,ай ey=ей,и ey$=и,ей eu=ей,е f=ф g=г,дж h=х,г i=и
    ia=ия,иа ia$=ия ie=и,ие ii$=ий io=ио,ё iu=ю j=дж,й,ж ja=я,джа ju=ю,джу je=е,дже k=к kh=х l=л,ль m=м n=н o=о oo=у ou=у,оу p=п ph=ф q=к
    qu=кв r=р s=с,з sh=ш sch=ш shch=щ ss=с,сс st=ст t=т th=т,с tch=ч ts=ц tz=ц tt=тт,т u=у,ю v=в w=в,у wh=у x=кс y=и,ы,й y$=и,ий,ый ya=я
    ye=е yo=ё,йо yu=ю ay=ай,эй ai=ай,эй,е oy=ой oi=ой,уа uy=уй z=з,ц zh=ж zz=цц,зз ll=лл,ль,л nn=нн,н mm=мм,м ff=фф,ф rr=рр,р
    sky$=ский skiy$=ский skyi$=ский ski$=ский skaya$=ская ova$=ова ff$=в,фф gy=дь au=ау aw=о ^ju=ю,джу ^ya=я ^ye=е ^yu=ю ^yo=ё ä=е,а ö=ё,е ü=ю ø=ё
    š=ш č=ч ž=ж ć=ч đ=дж ł=л ń=нь ś=сь ż=ж ź=зь ó=у ą=он ę=ен ş=ш ç=ч,с ğ=г ñ=нь é=е è=е ê=е`,
};
const UKRAINIAN: Table = {
  from: LATIN,
  to: TO_CYRILLIC,
  groups: `${RUSSIAN.groups} e=е ^e=е i=і,и ii$=ій y=и,і,й y$=и,ий,і ya=я ye=є yi=ї h=г,х g=ґ,г ia=ія,іа ia$=ія ie=іє,і io=іо ee=і
    sky$=ський skiy$=ський skyi$=ський ski$=ський ska$=ська skaya$=ська iy$=ій ch=ч ja=я ju=ю`,
};

const GREEK: Table = {
  from: LATIN,
  to: /^\p{Script=Greek}/u,
  groups: `
    a=α b=μπ,β c=κ,σ ch=τσ,χ ck=κ d=ντ,δ ^d=ντ,δ e=ε,αι ee=ι ei=ει ey=ει f=φ g=γκ,γ gh=γ h=χ,- i=ι,η i$=η,ι is$=ης,ις j=τζ,γι k=κ kh=χ l=λ m=μ n=ν
    o=ο,ω os$=ος,ως o$=ο,ω ou=ου oo=ου p=π ph=φ ps=ψ q=κ r=ρ s=σ s$=ς sh=σ sch=σ t=τ th=θ ts=τσ tz=τζ u=ου,υ v=β w=ου,γου x=ξ y=ι,υ z=ζ
    as$=ας ss=σσ,σ ll=λλ,λ nn=νν,ν mm=μμ,μ tt=ττ,τ rr=ρρ,ρ ff=φ kk=κκ,κ pp=ππ,π au=αου,αυ av=αβ,αυ af=αυ,αφ ai=αι,αϊ ay=αϊ ya=για yu=γιου nd=ντ,νδ mb=μπ
    ng=γγ,νγκ nt=ντ gi=γι,γκι ge=γε,γκε gk=γκ ev=ευ,εβ ef=ευ,εφ eu=ευ,έου ^ev=ευ,εβ ^ef=ευ ^gi=γι,γκι,τζι ^yi=γι ^yo=γιο ^y=γι,υ oi=οι mp=μπ vi=βι,βη ^i=ι,η ia$=ια ii$=ιι yi=γι`,
};

const FROM_ARABIC: Table = {
  from: /^\p{Script=Arabic}+$/u,
  to: TO_LATIN,
  vowels: 'a e i o u -',
  consonants: 'بتثجحخدذرزسشصضطظعغفقكلمنهپچژگک',
  groups: `
    ب=b ت=t ث=th ج=j,g ح=h خ=kh د=d ذ=dh,z,th ر=r ز=z س=s,ss ش=sh,ch ص=s ض=d ط=t ظ=z,dh ع=a,' غ=gh ف=f ق=q,k ك=k ک=k ل=l م=m ن=n ه=h
    ا=a,e أ=a إ=i,e آ=a و=ou,u,o,w ^و=w ي=i,y ی=i,y ^ي=y ^ی=y ى=a ي$=i,y ی$=i ة=a,ah ء=- ئ=i,e ؤ=ou پ=p چ=ch ژ=zh گ=g ^ع=a,o ^ال=al
    يا=ia,ya ^عا=a ^عي=i,ei او=aou,aw اي=ay,ai لل=ll وو=ou`,
};
const FROM_HEBREW: Table = {
  from: /^[\p{Script=Hebrew}׳']+$/u,
  to: TO_LATIN,
  vowels: 'a e i o -',
  consonants: 'בגדזחטכלמנסעפצקרשתךםןףץ',
  groups: `א=a,- ב=v,b ^ב=b ג=g ג'=j ג׳=j ד=d ה=h ה$=a,ah ו=o,u,v ^ו=v וו=v,w ז=z ז'=zh ח=h,ch ט=t י=i,y ^י=y יי=ay,ei כ=k,kh ך=kh,ch ל=l מ=m ם=m נ=n ן=n
    ס=s ע=a,- פ=p,f ף=f צ=ts,tz ץ=ts,tz צ'=ch ק=k ר=r ש=sh,s ת=t,th`,
};
const FROM_CYRILLIC: Table = {
  from: /^[\p{Script=Cyrillic}ʼ’']+$/u,
  to: TO_LATIN,
  groups: `
    а=a б=b в=v,w г=g,h ґ=g д=d е=e,ye ^е=e,ye,ie є=ie,ye ^є=ye ё=yo,e,io ж=zh,j з=z и=i,y і=i ї=i,yi ^ї=yi й=y,i,j ий$=y,iy,ii,yi ый$=y,yi ій$=ii,iy к=k л=l
    м=m н=n о=o п=p р=r с=s т=t у=u,ou ф=f х=kh,h ц=ts,tz,c ч=ch,tch ш=sh,ch щ=shch,sch ъ=- ы=y,i ь=- э=e ю=yu,iu,ju я=ya,ia,ja ия$=ia,iya,ija кс=x,ks
    ев$=ev,eff ов$=ov,off аев$=aev,ayev,aiev еев$=eev,eyev ский$=sky,skiy,ski,skii ський$=skyi,sky ая$=aya ј=j љ=lj њ=nj ћ=c,ć ђ=dj џ=dz ў=u ә=a ғ=gh,g қ=q,k ң=n,ng ө=o ұ=u ү=u һ=h дж=j,dj ʼ=- ’=- '=-`,
};
const FROM_GREEK: Table = {
  from: /^\p{Script=Greek}+$/u,
  to: TO_LATIN,
  groups: `
    α=a β=v γ=g γγ=ng γκ=g,gk δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m μπ=b,mp ν=n ντ=d,nt ξ=x ο=o ου=ou,u π=p ρ=r σ=s ς=s τ=t τσ=ts τζ=tz υ=y,i φ=f,ph χ=ch,h,kh
    ψ=ps ω=o αι=e,ai ει=i,ei οι=i,oi αυ=av,af,au ευ=ev,ef,eu λλ=ll,l νν=nn,n σσ=ss,s μμ=mm,m ττ=tt,t κκ=kk,k ππ=pp,p ρρ=rr,r ^μπ=b,mp ^ντ=d,nt ^γκ=g,gk ^χ=ch,h,kh γι=gi,yi,y`,
};

/** Kazakh letters stand for k and q, for g and gh, for three kinds of u: by the vowels beside them. */
const KAZAKH: Table = {
  from: LATIN,
  to: TO_CYRILLIC,
  groups: `${RUSSIAN.groups} a=а,ә ^a=а,ә e=е ^e=е,э i=и,і,ы y=ы,й,і u=у,ұ,ү ^u=ұ,ү,у o=о,ө ^o=о,ө q=қ ka=қа,ка,кә ko=қо,кө ku=құ,кү kh=х,қ k=к,қ k$=қ,к ss=с
    g=г,ғ ga=ға,га gu=гү,ғұ gh=ғ g$=ғ,г h=һ,х,қ j=ж ja=жа ju=жү,жұ zh=ж n=н,ң ng=ң,нг w=у ä=ә ö=ө ü=ү ğ=ғ ñ=ң ū=ұ ş=ш kass=қас kas=қас
    nur=нұр sult=сұлт sule=сүле sulei=сүлей tur=тұр yrz=ырз ayev$=аев aev$=аев ayeva$=аева aeva$=аева bay$=бай bayev$=баев bek=бек gul=гүл zhan=жан jan=жан khan=хан han=хан kyzy$=қызы uly$=ұлы`,
};

/** The Latin letters that Kazakhstan decided on in 2021, for names with a letter that only Kazakh has. */
const FROM_KAZAKH: Table = {
  from: /^\p{Script=Cyrillic}+$/u,
  within: /[әғқңөұүһі]/iu,
  to: TO_LATIN,
  groups: `
    а=a ә=a б=b в=v г=g ғ=g,gh д=d е=e ж=j,zh з=z и=i й=i,y к=k қ=k,q л=l м=m н=n ң=n о=o ө=o п=p р=r с=s,ss т=t у=u ұ=u ү=u ф=f х=h,kh һ=h ц=ts ч=ch ш=sh
    щ=shch ы=y і=i э=e ю=iu,yu я=ia,ya ё=io,yo ъ=- ь=- асы=asy,assy аев$=ayev,aev,aiev`,
};

/** All tables, in the order in which their spellings are returned. */
export const TABLES: readonly Table[] = [
  ARABIC,
  PERSIAN,
  HEBREW,
  RUSSIAN,
  UKRAINIAN,
  GREEK,
  KAZAKH,
  FROM_ARABIC,
  FROM_HEBREW,
  FROM_CYRILLIC,
  FROM_KAZAKH,
  FROM_GREEK,
];
