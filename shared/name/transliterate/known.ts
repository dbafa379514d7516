/** Arabic, Persian and Hebrew names whose spelling no rule finds, each with its usual Latin spellings, the likeliest first. */
const KNOWN = `
محمد mohamed muhammad mohammed mohammad mohamad|أحمد ahmed ahmad|محمود mahmoud mahmud|حسن hassan hasan|حسين hussein hussain husain hossein|علي ali|عمر omar umar
عثمان othman osman uthman|خالد khaled khalid|طارق tarek tariq tareq|سعيد said saeed saïd|سعد saad|صالح saleh salih salah|صلاح salah|نبيل nabil nabeel|هدى huda houda hoda
فاطمة fatima fatma fatimah|زينب zainab zeinab zaynab|مريم mariam maryam mariem|عائشة aisha aicha ayesha|خديجة khadija khadijah|ياسر yasser yasir|ياسين yassin yassine
يوسف youssef yusuf yousef youssouf|إبراهيم ibrahim ebrahim brahim|إسماعيل ismail ismael|مصطفى mustafa mostafa moustafa|عبد الله abdullah abdallah abdalla|عبد الرحمن abdulrahman abderrahman
كريم karim kareem|جمال jamal gamal djamel|جميل jamil gamil|فيصل faisal faysal|فهد fahd fahad|سلمان salman|سليمان suleiman sulaiman soliman|ناصر nasser nasir|منصور mansour mansur
رشيد rashid rachid|راشد rashed rashid|قاسم qasim kassem qassem|حمزة hamza|عباس abbas|طه taha|رندة randa|رندا randa|ليلى leila layla laila|نور nour nur noor|سمير samir sameer|سامي sami
سلوى salwa|سهى suha souha|منى mona muna mouna|نجوى najwa nagwa|رنا rana|ريم reem rim|هالة hala|هبة heba hiba|وليد walid waleed|وسام wissam wisam|زياد ziad ziyad|عادل adel adil
عصام issam essam|عماد imad emad|غسان ghassan|جورج george georges|ميشال michel|بشار bashar|حافظ hafez hafiz|رفيق rafik rafiq|سعاد suad souad|صبري sabri sabry|صابر saber sabir
قسيس kassis qassis|حداد haddad|خوري khoury khouri|صدام saddam|ضياء diya dia|طلال talal|ظافر zafer dhafer|عزيز aziz|عيسى issa isa eissa|موسى moussa musa|هاشم hashem hashim
شيرين shirin sherine shireen|عبادي ebadi abadi|رضا reza rida ridha|مهدي mahdi mehdi|حسام hossam hussam|شريف sharif sherif cherif|بوريس boris|مارك mark marc|فلاديمير vladimir
דוד david|יעקב yaakov jacob|יצחק yitzhak isaac|יוסף yosef joseph|משה moshe|אברהם avraham abraham|שרה sarah sara|רחל rachel|לאה leah lea|מרים miriam|יעל yael|כהן cohen kohen
לוי levi levy|חיים haim chaim|שמעון shimon|שלמה shlomo|דניאל daniel|מיכאל michael|נועה noa|תמר tamar|יונתן yonatan jonathan|אהוד ehud|בנימין binyamin benjamin|נתניהו netanyahu`;

const ENTRIES = KNOWN.trim()
  .split(/[|\n]/)
  .map((row) => {
    const words = row.trim().split(' ');
    const latin = words.filter((word) => /^\p{Script=Latin}/u.test(word));
    return { latin, other: words.filter((word) => !latin.includes(word)).join(' ') };
  });

type Entry = (typeof ENTRIES)[number];
const BY_LATIN = Map.groupBy(
  ENTRIES.flatMap((entry) => entry.latin.map((word) => ({ word, entry }))),
  ({ word }) => word,
);
const BY_OTHER = Map.groupBy(ENTRIES, ({ other }): string => other);

/** The known spellings of a word in the script that `written` matches, the likeliest first. */
export function knownSpellings(word: string, written: RegExp): string[] {
  const latin = BY_LATIN.get(word.toLowerCase());
  if (latin !== undefined) return latin.flatMap(({ entry: { other } }) => (written.test(other) ? [other] : []));
  const entries: Entry[] = BY_OTHER.get(word) ?? [];
  return entries.flatMap(({ latin: spellings }) => (written.test(spellings[0] ?? '') ? spellings : []));
}
