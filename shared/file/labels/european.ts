import type { Labels } from './label-row.ts';

/** Labels in the other languages of Europe and the Caucasus. */
export const EUROPEAN: readonly Labels[] = [
  {
    language: 'hu',
    summary:
      'összefoglaló|összefoglalás|röviden|kivonat|kivonata|tömören|rövid összefoglaló|összegzés|lényeg|leírás|bevezető',
    source: 'forrás|kiadó|csatorna|adó|lap|újság|média|televízió|rádió|eredeti forrás',
    published:
      'megjelent|közzétéve|közzétette|publikálva|dátum|megjelenés|megjelenés dátuma|megjelenés ideje|közzététel|közzététel dátuma|sugárzás|adás|adásba került|elhangzott|kiadás dátuma',
    by: 'által',
    on: '',
    updated:
      'frissítve|módosítva|frissítés|utolsó frissítés|utoljára módosítva|javítva|javítás dátuma|módosítás dátuma|frissítés dátuma',
    date: 'dátum|dátuma|időpont|időpontja|ideje|napja',
    copied:
      'nyomtatva|kinyomtatva|kinyomtatták|letöltve|letöltés|hozzáférés|megtekintve|lekérve|lekérdezve|archiválva|mentve|elmentve|exportálva|betöltve|ellenőrizve|utoljára ellenőrizve|meglátogatva|utolsó hozzáférés|nyomtatási dátum|nyomtatás',
    copying:
      'nyomtatás|nyomtatási|letöltés|letöltési|hozzáférés|hozzáférési|megtekintés|lekérés|lekérdezés|archiválás|mentés|exportálás|betöltés|ellenőrzés|látogatás',
    title: 'cím|főcím|cikk címe',
    other:
      'teljes szöveg|videó|szerző|leirat|átirat|kulcsszavak|címkék|link|linkek|vendég|vendégek|műsorvezető|rovat|kategória|hossz|időtartam|nyelv|fordítás|lásd még',
  },
  {
    language: 'fi',
    summary: 'tiivistelmä|yhteenveto|lyhyesti|pähkinänkuoressa|kuvaus|sisältö|ingressi|referaatti|lyhyt tiivistelmä',
    source: 'lähde|media|kanava|lehti|julkaisija|tiedotusväline|alkuperäinen lähde|asema|ohjelma',
    published:
      'julkaistu|julkaissut|päivämäärä|julkaisupäivä|julkaistiin|esitetty|lähetetty|lähetyspäivä|esityspäivä|pvm|julkaisuaika|julkaisupäivämäärä',
    by: '',
    on: '',
    updated:
      'päivitetty|muokattu|viimeksi päivitetty|muutettu|päivitys|korjattu|korjauspäivä|muokkauspäivä|päivityspäivä',
    date: 'päivämäärä|päivä|pvm|aika',
    copied:
      'tulostettu|tulostuspäivä|tulostusaika|tulostuspvm|haettu|hakupäivä|luettu|lukupäivä|viitattu|viittauspäivä|ladattu|latauspäivä|arkistoitu|arkistointipäivä|viety|vientipäivä|tallennettu|tallennuspäivä|tarkistettu|viimeksi tarkistettu|käyty|katsottu|tulostettu pvm',
    copying:
      'tulostus|tulostuksen|haku|haun|lataus|latauksen|arkistointi|arkistoinnin|vienti|tallennus|tallennuksen|tarkistus',
    title: 'otsikko|aihe',
    other:
      'koko teksti|video|kirjoittaja|litterointi|litteraatti|avainsanat|asiasanat|tunnisteet|linkki|linkit|vieras|vieraat|juontaja|toimittaja|osasto|kategoria|kesto|pituus|kieli|käännös|katso myös|tekijä',
  },
  {
    language: 'et',
    summary: 'kokkuvõte|lühidalt|ülevaade|sisukokkuvõte|lühikokkuvõte|kirjeldus',
    source: 'allikas|kanal|ajaleht|väljaanne|meedia|väljaandja',
    published: 'avaldatud|kuupäev|ilmunud|ilmus|eetris|avaldamise kuupäev|avaldamiskuupäev|eetrikuupäev',
    by: '',
    on: '',
    updated: 'uuendatud|viimati uuendatud|muudetud',
    date: 'kuupäev|aeg',
    copied:
      'prinditud|välja prinditud|trükitud|printimise kuupäev|printimiskuupäev|vaadatud|viimati vaadatud|alla laaditud|laaditud|arhiivitud|arhiveeritud|salvestatud|eksporditud|kontrollitud|viimati kontrollitud|loetud|kasutatud|kasutamise kuupäev|külastatud',
    copying:
      'printimise|trükkimise|vaatamise|allalaadimise|laadimise|arhiivimise|salvestamise|eksportimise|kontrollimise|kasutamise|külastamise|päringu',
    title: 'pealkiri',
    other: 'video|autor|täistekst|märksõnad|link|kestus|keel|tõlge|külaline',
  },
  {
    language: 'lt',
    summary: 'santrauka|trumpai|trumpas turinys|santrauka trumpai|reziumė|aprašymas|apžvalga',
    source: 'šaltinis|kanalas|laikraštis|leidinys|žiniasklaida|leidėjas|portalas',
    published: 'paskelbta|publikuota|data|paskelbtas|paskelbimo data|publikavimo data|transliuota|išleista|eteryje',
    by: '',
    on: '',
    updated: 'atnaujinta|atnaujintas|paskutinį kartą atnaujinta|pakeista',
    date: 'data|laikas',
    copied:
      'išspausdinta|atspausdinta|spausdinta|atsisiųsta|parsisiųsta|žiūrėta|prieiga|prieiga per internetą|suarchyvuota|archyvuota|išsaugota|eksportuota|patikrinta|paskutinį kartą patikrinta|įkelta į duomenų bazę|aplankyta|skaityta',
    copying:
      'spausdinimo|atsisiuntimo|parsisiuntimo|peržiūros|prieigos|archyvavimo|išsaugojimo|eksportavimo|eksporto|patikrinimo|įkėlimo|apsilankymo',
    title: 'pavadinimas|antraštė|tema',
    other: 'vaizdo įrašas|autorius|visas tekstas|stenograma|raktažodžiai|nuoroda|trukmė|kalba|vertimas|svečias',
  },
  {
    language: 'lv',
    summary: 'kopsavilkums|īsumā|kopsavilkums īsumā|satura izklāsts|apraksts|pārskats',
    source: 'avots|kanāls|laikraksts|izdevums|medijs|izdevējs|portāls',
    published: 'publicēts|datums|publicēta|publicēšanas datums|raidīts|ēterā|izdots|publikācijas datums',
    by: '',
    on: '',
    updated: 'atjaunināts|atjaunots|pēdējoreiz atjaunināts|labots|mainīts',
    date: 'datums|laiks',
    copied:
      'izdrukāts|izdrukāta|drukāts|lejupielādēts|lejupielādēta|skatīts|skatīta|apskatīts|piekļūts|arhivēts|arhivēta|saglabāts|eksportēts|pārbaudīts|pēdējoreiz pārbaudīts|ielādēts|izgūts|apmeklēts',
    copying:
      'izdrukas|izdrukāšanas|drukāšanas|drukas|lejupielādes|skatīšanas|piekļuves|arhivēšanas|saglabāšanas|eksporta|eksportēšanas|pārbaudes|ielādes|apmeklējuma',
    title: 'nosaukums|virsraksts|tēma',
    other: 'video|autors|pilns teksts|atslēgvārdi|saite|ilgums|valoda|tulkojums|viesis',
  },
  {
    language: 'sq',
    summary: 'përmbledhje|shkurtimisht|me pak fjalë|përshkrim|përmbajtja',
    source: 'burimi|media|kanali|gazeta|botuesi',
    published: 'publikuar|data|botuar|transmetuar|data e publikimit|data e transmetimit|botuar më',
    by: 'nga',
    on: 'më',
    updated: 'përditësuar|përditësimi i fundit|ndryshuar',
    date: 'data',
    copied:
      'shtypur|printuar|shkarkuar|aksesuar|hyrë më|vizituar|arkivuar|ruajtur|eksportuar|kontrolluar|marrë më|parë më|ngarkuar më',
    copying:
      'printimit|shtypjes|shkarkimit|aksesimit|hyrjes|vizitës|arkivimit|ruajtjes|eksportimit|kontrollit|ngarkimit',
    title: 'titulli|titull|kryetitulli',
    other: 'video|autori|transkripti|teksti i plotë|fjalë kyçe|kohëzgjatja|gjuha|përkthimi',
  },
  {
    language: 'el',
    summary: 'περίληψη|σύνοψη|συνοπτικά|εν συντομία|με λίγα λόγια|συνοπτική παρουσίαση|τα κυριότερα|περιγραφή|εισαγωγή',
    source: 'πηγή|μέσο|κανάλι|εφημερίδα|σταθμός|εκδότης|πρακτορείο|μέσο ενημέρωσης',
    published:
      'δημοσιεύθηκε|δημοσιεύτηκε|δημοσίευση|μεταδόθηκε|ημερομηνία|δημοσιευμένο|αναρτήθηκε|προβλήθηκε|ημερομηνία δημοσίευσης|ημερομηνία μετάδοσης|ημ/νία',
    by: 'από|στο|στην|στον',
    on: 'στις|την',
    updated:
      'ενημερώθηκε|τελευταία ενημέρωση|τροποποιήθηκε|τελευταία τροποποίηση|ενημέρωση|διορθώθηκε|διόρθωση|ημερομηνία διόρθωσης|ημερομηνία ενημέρωσης',
    date: 'ημερομηνία|ημ/νία|ώρα',
    copied:
      'εκτυπώθηκε|τυπώθηκε|εκτύπωση|ανακτήθηκε|ανάκτηση|πρόσβαση|προσπελάστηκε|τελευταία πρόσβαση|αρχειοθετήθηκε|λήφθηκε|μεταφορτώθηκε|κατέβηκε|αποθηκεύτηκε|αποθηκεύθηκε|εξήχθη|ελέγχθηκε|τελευταίος έλεγχος|τελευταία επίσκεψη|φορτώθηκε',
    copying:
      'εκτύπωσης|ανάκτησης|πρόσβασης|προσπέλασης|αρχειοθέτησης|λήψης|μεταφόρτωσης|αποθήκευσης|εξαγωγής|ελέγχου|επίσκεψης|φόρτωσης|αναζήτησης',
    title: 'τίτλος|επικεφαλίδα|θέμα',
    other:
      'πλήρες κείμενο|βίντεο|συντάκτης|απομαγνητοφώνηση|λέξεις-κλειδιά|λέξεις κλειδιά|ετικέτες|σύνδεσμος|σύνδεσμοι|καλεσμένος|παρουσιαστής|κατηγορία|διάρκεια|γλώσσα|μετάφραση|συγγραφέας',
  },
  {
    language: 'hy',
    summary: 'ամփոփում|համառոտ|համառոտագիր|ամփոփագիր|համառոտ բովանդակություն',
    source: 'աղբյուր|աղբյուրը|լրատվամիջոց|ալիք|թերթ|հրատարակիչ',
    published: 'հրապարակվել է|հրապարակված է|հրապարակվել|հրապարակման ամսաթիվ|եթեր|ամսաթիվ',
    by: '',
    on: '',
    updated: 'թարմացվել է|թարմացված է|վերջին թարմացումը',
    date: 'ամսաթիվ|ամսաթիվը|օրը',
    copied:
      'տպվել է|տպված է|տպագրման ամսաթիվ|ներբեռնվել է|բեռնվել է|դիտվել է|ստացվել է|արխիվացվել է|պահպանվել է|արտահանվել է|ստուգվել է|վերցված է|այցելվել է',
    copying:
      'տպման|տպելու|տպագրման|ներբեռնման|բեռնման|դիտման|մուտքի|ստացման|արխիվացման|պահպանման|արտահանման|ստուգման|այցելության',
    title: 'վերնագիր|վերնագիրը',
    other: 'ամբողջական տեքստ|սղագրություն|բանալի բառեր|տեսանյութ|հեղինակ|տևողություն|լեզու|թարգմանություն',
  },
  {
    language: 'ka',
    summary: 'შეჯამება|მოკლედ|რეზიუმე|მოკლე შინაარსი|მიმოხილვა',
    source: 'წყარო|გამოცემა|არხი|გაზეთი|მედია',
    published: 'გამოქვეყნდა|გამოქვეყნებულია|გამოქვეყნების თარიღი|ეთერში გავიდა|ეთერის თარიღი|თარიღი',
    by: '',
    on: '',
    updated: 'განახლდა|განახლებულია|ბოლო განახლება',
    date: 'თარიღი|დრო',
    copied:
      'დაბეჭდილია|დაიბეჭდა|ამობეჭდილია|ჩამოტვირთულია|ჩამოიტვირთა|ნანახია|მოძიებულია|დაარქივებულია|დაარქივდა|შენახულია|ექსპორტირებულია|შემოწმებულია|ჩატვირთულია',
    copying:
      'ბეჭდვის|დაბეჭდვის|ამობეჭდვის|ჩამოტვირთვის|ნახვის|წვდომის|მოძიების|დაარქივების|შენახვის|ექსპორტის|შემოწმების|ჩატვირთვის',
    title: 'სათაური',
    other: 'სრული ტექსტი|ტრანსკრიპტი|საკვანძო სიტყვები|ვიდეო|ავტორი|ხანგრძლივობა|ენა|თარგმანი',
  },
];
