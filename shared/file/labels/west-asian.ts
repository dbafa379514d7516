import type { Labels } from './label-row.ts';

/** Labels in Turkic and Iranian languages, Arabic, Hebrew and Amharic. */
export const WEST_ASIAN: readonly Labels[] = [
  {
    language: 'tr',
    summary: 'özet|kısaca|özetle|özeti|kısa özet|haber özeti|haberin özeti|özet bilgi|ana hatlarıyla',
    source:
      'kaynak|yayın organı|kanal|gazete|yayıncı|yayın|televizyon|radyo|dergi|haber kaynağı|yayın kuruluşu|yayınlayan|yayımlayan',
    published:
      'yayınlandı|yayımlandı|yayın tarihi|yayınlanma tarihi|yayımlanma tarihi|tarih|yayın günü|yayın zamanı|yayınlanan|haber tarihi|giriş|giriş tarihi|eklenme tarihi|oluşturulma tarihi',
    by: 'tarafından',
    on: 'tarihinde',
    updated:
      'güncellendi|güncelleme|son güncelleme|güncellenme tarihi|güncelleme tarihi|son güncellenme|değiştirildi|düzenlendi|düzeltildi|düzeltme|düzeltme tarihi',
    date: 'tarih|tarihi|zamanı|günü',
    copied:
      'yazdırıldı|yazdırılma tarihi|yazdırma tarihi|çıktı tarihi|basıldı|baskı alındı|baskı tarihi|indirildi|indirilme tarihi|indirme tarihi|erişildi|erişim|erişim tarihi|erişilme tarihi|son erişim|alındı|alınma tarihi|arşivlendi|arşivlenme tarihi|arşiv tarihi|kaydedildi|kayıt tarihi|dışa aktarıldı|dışa aktarma tarihi|yüklenme tarihi|kontrol edildi|son kontrol|görüntülendi|görüntülenme tarihi|ziyaret edildi|son ziyaret|tarihinde erişildi|tarihinde yazdırıldı|tarihinde alındı|tarihinde indirildi|tarihinde arşivlendi|taranma tarihi|oluşturulan çıktı|son kontrol tarihi',
    copying:
      'yazdırma|yazdırılma|baskı|çıktı|indirme|indirilme|erişim|erişilme|alınma|arşiv|arşivleme|arşivlenme|kayıt|kaydetme|aktarma|yükleme|yüklenme|kontrol|görüntüleme|ziyaret|sorgu|sorgulama',
    title: 'başlık|haber başlığı|konu|manşet',
    other:
      'tam metin|anahtar kelimeler|video|yazar|süre|dil|metnin tamamı|çözümleme|deşifre|transkript|etiketler|bağlantı|bağlantılar|konuk|konuklar|sunucu|muhabir|kategori|bölüm|çeviri|uzunluk',
  },
  {
    language: 'az',
    summary: 'xülasə|qısa məzmun|qısaca|məzmun|icmal|qısa xülasə',
    source: 'mənbə|kanal|qəzet|nəşr|yayımçı|agentlik|media',
    published: 'dərc olunub|dərc edilib|yayımlanıb|nəşr olunub|efirə gedib|dərc tarixi|yayım tarixi|tarix',
    by: 'tərəfindən|da|də',
    on: 'tarixində',
    updated: 'yenilənib|son yenilənmə|dəyişdirilib',
    date: 'tarix|tarixi|vaxtı',
    copied:
      'çap tarixi|yüklənib|endirilib|baxılıb|istifadə tarixi|arxivləşdirilib|saxlanılıb|ixrac edilib|yoxlanılıb|son yoxlama|əldə edilib|son baxış',
    copying:
      'çap|çapın|yükləmə|yüklənmə|endirmə|endirilmə|baxış|giriş|müraciət|arxiv|arxivləşdirmə|saxlanma|ixrac|yoxlama|əldəetmə',
    title: 'başlıq|sərlövhə',
    other: 'tam mətn|stenoqram|açar sözlər|video|müəllif|müddət|dil|tərcümə|keçid',
  },
  {
    language: 'kk',
    summary: 'қысқаша мазмұны|қысқаша|түйін|мазмұны|аңдатпа|түйіндеме',
    source: 'дереккөз|дерек көзі|басылым|арна|газет|агенттік|сайт',
    published: 'жарияланды|жарияланған|жарияланған күні|эфирге шықты|эфир күні|шыққан күні|күні',
    by: '',
    on: '',
    updated: 'жаңартылды|жаңартылған|соңғы жаңарту|өзгертілді',
    date: 'күні|уақыты',
    copied:
      'басып шығарылды|басып шығарылған|басып шығару күні|жүктелді|жүктелген|жүктеп алынды|жүктеп алынған|қаралды|қаралған|мұрағатталды|мұрағатталған|сақталды|сақталған|экспортталды|экспортталған|тексерілді|тексерілген|алынған',
    copying: 'басып шығару|басу|жүктеу|жүктеп алу|қарау|кіру|мұрағаттау|сақтау|экспорттау|тексеру|алу',
    title: 'тақырып|тақырыбы',
    other: 'толық мәтін|стенограмма|кілт сөздер|бейне|видео|автор|авторы|ұзақтығы|тіл|тілі|аударма|сілтеме',
  },
  {
    language: 'ky',
    summary: 'кыскача мазмуну|кыскача|корутунду',
    source: 'булак|басылма|канал|гезит',
    published: 'жарыяланды|жарыяланган|эфирге чыкты|күнү',
    by: '',
    on: '',
    updated: 'жаңыланды|өзгөртүлдү',
    date: 'күнү|датасы|убактысы',
    copied:
      'басып чыгарылды|басып чыгарылган|жүктөлдү|жүктөлгөн|көчүрүлүп алынды|каралды|каралган|архивделди|архивделген|сакталды|сакталган|экспорттолду|текшерилди|текшерилген',
    copying: 'басып чыгаруу|басуу|жүктөө|көчүрүү|кароо|кирүү|архивдөө|сактоо|экспорттоо|текшерүү',
    title: 'тема|аталышы',
    other: 'толук текст|видео|автор|тили',
  },
  {
    language: 'uz',
    summary: 'qisqacha mazmuni|qisqacha|xulosa|қисқача мазмуни|қисқача|хулоса',
    source: 'manba|nashr|kanal|gazeta|манба|нашр',
    published: 'nashr etilgan|chop etilgan|efirga chiqqan|e’lon qilingan|sana|эълон қилинган|сана',
    by: '',
    on: '',
    updated: 'yangilangan|янгиланган',
    date: 'sana|sanasi|санаси|сана|vaqti',
    copied:
      'chop qilingan|chop etish sanasi|yuklab olingan|yuklangan|koʻrilgan|ko’rilgan|arxivlangan|saqlangan|eksport qilingan|tekshirilgan|murojaat sanasi|олинган|юклаб олинган|архивланган|сақланган|босиб чиқарилган',
    copying:
      'chop etish|bosib chiqarish|yuklab olish|yuklash|koʻrish|murojaat|kirish|arxivlash|saqlash|eksport|tekshirish|чоп этиш|юклаб олиш|кириш|архивлаш|сақлаш',
    title: 'sarlavha|сарлавҳа',
    other: 'toʻliq matn|video|muallif|tili|муаллиф|видео',
  },
  {
    language: 'ar',
    summary:
      'ملخص|الملخص|خلاصة|الخلاصة|موجز|الموجز|باختصار|نبذة|الملخّص|خلاصة القول|موجز الخبر|ملخص الخبر|لمحة|نظرة عامة|الوصف|فحوى|في سطور|ملخّص|مختصر|نبذة مختصرة|ملخص الفيديو|ملخص المقال|ملخص اللقاء',
    source:
      'المصدر|مصدر|القناة|الصحيفة|الناشر|الوسيلة|قناة|صحيفة|جريدة|الجريدة|المحطة|الجهة الناشرة|دار النشر|المصدر الأصلي|الموقع|الإذاعة|المؤسسة الإعلامية|الوسيلة الإعلامية|المنبر|جهة النشر|البرنامج',
    published:
      'نشر|نشرت|نُشر|نشره|نشرته|بث|أذيع|تاريخ النشر|تاريخ البث|التاريخ|تاريخ|منشور|تم النشر|تم نشره|نشر في|نشرت في|نُشرت|صدر|صدرت|بثت|بُث|بُثّت|عرض|عُرض|عرضت|أذيعت|تاريخ العرض|تاريخ الإذاعة|تاريخ الإصدار|تاريخ الحلقة|يوم النشر|تاريخ ووقت النشر',
    by: 'في|على|من قبل|بواسطة|لدى|عبر|عن',
    on: 'بتاريخ|يوم|في|في يوم|بتأريخ|الموافق',
    updated:
      'تم التحديث|آخر تحديث|تحديث|عدل|آخر تعديل|تاريخ التحديث|عُدل|تم التعديل|محدث|جرى تحديثه|تصحيح|تاريخ التصحيح|صُحح|تاريخ التعديل',
    date: 'تاريخ|بتاريخ|التاريخ|وقت|يوم',
    copied:
      'طبع|طُبع|طبعت|طُبعت|تمت الطباعة|تمت طباعته|تمت طباعتها|طبع في|الطباعة|تم الاطلاع|اطلع عليه|اطلع عليه بتاريخ|تم الاطلاع عليه|تم الوصول|تم الوصول إليه|تم الاسترجاع|استرجع|استرجع في|تم التنزيل|تم التحميل|حُمّل|نُزّل|تمت الأرشفة|أرشف|مؤرشف|أُرشف|مؤرشف من الأصل في|تم الحفظ|حفظ في|تم التصدير|صُدّر في|تم التحقق|آخر تحقق|آخر زيارة|آخر اطلاع|تمت المعاينة|تمت الزيارة|تم الاستخراج|تم الاستلام|تم المسح الضوئي|آخر وصول',
    copying:
      'الطباعة|طباعة|الطبع|الاطلاع|الوصول|الاسترجاع|استرجاع|التنزيل|تنزيل|التحميل|تحميل|الأرشفة|أرشفة|الحفظ|حفظ|التصدير|تصدير|التحقق|الزيارة|المعاينة|الاستخراج|الإدخال|البحث',
    title: 'العنوان|عنوان|عنوان المقال|عنوان الخبر|العنوان الرئيسي',
    other:
      'النص الكامل|نص كامل|كلمات مفتاحية|فيديو|الفيديو|الكاتب|النص الحرفي|تفريغ|النص المفرغ|الكلمات المفتاحية|كلمات دلالية|الكلمات الدلالية|وسوم|الوسوم|رابط|روابط|الضيف|الضيوف|تقديم|المذيع|الصحفي|القسم|التصنيف|المدة|اللغة|ترجمة|مواضيع ذات صلة|اقرأ أيضا|شاهد|المؤلف|بقلم',
  },
  {
    language: 'fa',
    summary: 'خلاصه|چکیده|به طور خلاصه|چكيده|خلاصه خبر|خلاصه مطلب|خلاصه ویدیو|لید|در یک نگاه|کوتاه|شرح|توضیحات',
    source: 'منبع|رسانه|ناشر|شبکه|روزنامه|خبرگزاری|منتشرکننده|منبع خبر|نشریه|وب‌سایت|پایگاه خبری|رادیو|تلویزیون',
    published:
      'منتشر شده|منتشر شد|تاریخ انتشار|انتشار|تاریخ|تاریخ نشر|تاریخ پخش|منتشرشده|پخش شده|پخش|زمان انتشار|انتشار در|تاريخ انتشار|تاريخ',
    by: 'در|توسط|از سوی|از|توسط شبکه',
    on: 'در|به تاریخ|مورخ|روز',
    updated:
      'به‌روزرسانی|بروزرسانی|به روز رسانی|آخرین به‌روزرسانی|آخرین بروزرسانی|ویرایش|ویرایش شده|تصحیح|اصلاح|تاریخ اصلاح|تاریخ ویرایش|تاریخ به‌روزرسانی',
    date: 'تاریخ|تاريخ|زمان|روز',
    copied:
      'چاپ شده|چاپ شد|پرینت شده|پرینت|بازیابی شده|بازیابی|دسترسی|آخرین دسترسی|دریافت شده|دریافت‌شده|دریافت|بارگیری شده|دانلود شده|دانلود|بایگانی شده|بایگانی‌شده|آرشیو شده|ذخیره شده|ذخیره شد|صادر شده|بررسی شده|آخرین بررسی|بازدید|آخرین بازدید|مشاهده شده|مشاهده|استخراج شده',
    copying:
      'چاپ|پرینت|بازیابی|دسترسی|دریافت|بارگیری|بارگذاری|دانلود|بایگانی|آرشیو|ذخیره|ذخیره‌سازی|خروجی|بررسی|بازدید|مشاهده|استخراج|جستجو|مراجعه',
    title: 'عنوان|تیتر|عنوان خبر|سرتیتر|سرخط',
    other:
      'متن کامل|ویدیو|نویسنده|متن پیاده‌شده|رونوشت|کلیدواژه‌ها|کلید واژه‌ها|برچسب‌ها|لینک|پیوند|مهمان|مهمانان|مجری|خبرنگار|بخش|دسته|دسته‌بندی|مدت|زبان|ترجمه|مطالب مرتبط|ویدئو|مولف',
  },
  {
    language: 'ps',
    summary: 'لنډیز|خلاصه',
    source: 'سرچینه',
    published: 'خپور شوی|نېټه|خپرېدو نېټه',
    by: '',
    on: '',
    updated: 'نوی شوی',
    date: 'نېټه',
    copied: 'چاپ شوی|ترلاسه شوی|ښکته شوی|خوندي شوی|لیدل شوی|آرشیف شوی|کتل شوی',
    copying: 'چاپ|ترلاسه کولو|ښکته کولو|خوندي کولو|لیدو|لاسرسي|آرشیف',
    title: 'سرلیک',
    other: 'ویډیو|لیکوال',
  },
  {
    language: 'ku',
    summary: 'کورتە|پوختە|kurte|bi kurtî|puxte',
    source: 'سەرچاوە|çavkanî|jêder',
    published: 'بڵاوکراوەتەوە|بەروار|weşandin|hat weşandin|dîrok|tarîx',
    by: '',
    on: '',
    updated: 'نوێکراوەتەوە|hat nûkirin',
    date: 'بەروار|بەرواری|ڕێکەوتی|dîrok|dîroka|tarîxa|roja',
    copied:
      'چاپکرا|چاپ کراوە|وەرگیراوە|داگیراوە|داگیرا|بینراوە|ئەرشیفکراوە|پاشەکەوتکراوە|hat çapkirin|hatiye çapkirin|hat daxistin|hatiye daxistin|hat dîtin|hat arşîvkirin|hat tomarkirin|roja gihiştinê',
    copying:
      'چاپکردن|چاپ|وەرگرتن|داگرتن|بینین|ئەرشیفکردن|پاشەکەوتکردن|çapkirinê|çapê|daxistinê|dîtinê|gihiştinê|arşîvkirinê|tomarkirinê',
    title: 'ناونیشان|sernav',
    other: 'ڤیدیۆ|نووسەر|vîdyo|nivîskar',
  },
  {
    language: 'ur',
    summary: 'خلاصہ|مختصر|اختصار|خلاصۂ خبر|مختصراً|لب لباب',
    source: 'ذریعہ|ماخذ|چینل|اخبار|ناشر|ذرائع',
    published: 'شائع|تاریخ|شائع شدہ|شائع ہوا|اشاعت|تاریخ اشاعت|نشر|نشر ہوا|تاریخ نشر|شائع کردہ',
    by: 'میں|پر|نے|از',
    on: 'کو|بتاریخ',
    updated: 'اپ ڈیٹ|اپڈیٹ|آخری اپ ڈیٹ|ترمیم',
    date: 'تاریخ|وقت|مورخہ',
    copied:
      'چھاپا گیا|پرنٹ کیا گیا|پرنٹ شدہ|طبع شدہ|رسائی|اخذ شدہ|حاصل کردہ|بازیافت|ڈاؤن لوڈ شدہ|ڈاؤن لوڈ کیا گیا|محفوظ شدہ|محفوظ کیا گیا|آرکائیو شدہ|برآمد شدہ|جانچ شدہ|آخری جانچ|آخری رسائی|ملاحظہ شدہ',
    copying: 'طباعت|پرنٹ|رسائی|اخذ|حصول|بازیافت|ڈاؤن لوڈ|محفوظ|آرکائیو|برآمد|جانچ|ملاحظہ',
    title: 'عنوان|سرخی',
    other: 'ویڈیو|مصنف|مکمل متن|کلیدی الفاظ|لنک|مہمان|میزبان|دورانیہ|زبان|ترجمہ',
  },
  {
    language: 'he',
    summary: 'תקציר|סיכום|בקצרה|תמצית|סיכום קצר|תיאור|עיקרי הדברים|תקציר הכתבה',
    source: 'מקור|ערוץ|עיתון|ערוץ טלוויזיה|תחנה|מוציא לאור|כלי תקשורת|אתר|פורסם ב',
    published: 'פורסם|שודר|תאריך פרסום|תאריך|פורסמה|שודרה|תאריך שידור|תאריך השידור|תאריך הפרסום|עלה לאוויר|הועלה',
    by: 'ב|על ידי|באתר|מאת',
    on: 'ביום|בתאריך|ב־|מתאריך',
    updated: 'עודכן|עודכנה|עדכון אחרון|תאריך עדכון|נערך|תוקן|תיקון|תאריך תיקון',
    date: 'תאריך|תאריך ה|מועד|ביום',
    copied:
      'הודפס|הודפסה|נדפס|נדפס ב|אוחזר|אוחזרה|נצפה|נצפתה|נדלה|הורד|הורדה|אורכב|הועבר לארכיון|נשמר|נשמרה|יוצא לקובץ|נבדק|נבדקה|נבדק לאחרונה|ביקור אחרון|גישה אחרונה|נטען|תאריך הדפסה|תאריך ההדפסה|תאריך גישה|תאריך הגישה|תאריך אחזור|תאריך הורדה',
    copying:
      'הדפסה|ההדפסה|אחזור|האחזור|צפייה|הצפייה|גישה|הגישה|הורדה|ההורדה|ארכוב|שמירה|השמירה|ייצוא|הייצוא|בדיקה|הבדיקה|ביקור|טעינה|ארכיון',
    title: 'כותרת|כותרת הכתבה',
    other:
      'תמליל|הטקסט המלא|וידאו|מחבר|תמלול|טקסט מלא|מילות מפתח|תגיות|קישור|קישורים|אורח|אורחים|מנחה|כתב|מדור|קטגוריה|משך|אורך|שפה|תרגום|סרטון|וידיאו|כותב',
  },
  {
    language: 'am',
    summary: 'ማጠቃለያ|በአጭሩ|አጭር መግለጫ',
    source: 'ምንጭ|ጋዜጣ',
    published: 'የታተመበት ቀን|ታተመ|የተለጠፈው|ቀን',
    by: '',
    on: '',
    updated: 'የተሻሻለው|ተሻሽሏል',
    date: 'ቀን|ቀኑ|የቀን',
    copied: 'የወረደው|የወረደበት ቀን|የተቀዳበት ቀን|የተጎበኘበት ቀን|የተቀመጠበት ቀን|የተወሰደበት ቀን|የህትመት ቀን|ተጎበኘ|ወረደ',
    copying: 'የህትመት|የማውረጃ|የማተሚያ|የመዳረሻ|የማስቀመጫ',
    title: 'ርዕስ',
    other: 'ቪዲዮ|ጸሐፊ',
  },
];
