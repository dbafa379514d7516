/** Outlets of southern Asia; the columns are described in `row.ts`. */
export const SOUTH_ASIA = `
The Times of India | timesofindia.indiatimes.com timesofindia.com | IN en press | Times of India, TOI, टाइम्स ऑफ इंडिया, تايمز أوف إنديا
The Hindu | thehindu.com | IN en press | द हिंदू
Hindustan Times | hindustantimes.com | IN en press | हिंदुस्तान टाइम्स
The Indian Express | indianexpress.com | IN en press | Indian Express
The Economic Times | economictimes.indiatimes.com economictimes.com | IN en press | Economic Times
India Today | indiatoday.in | IN en press
The Telegraph (India) | telegraphindia.com | IN en press
Deccan Herald | deccanherald.com | IN en press
Mint | livemint.com | IN en press | Livemint
Scroll.in | scroll.in | IN en web | Scroll
The Wire | thewire.in | IN en web
ThePrint | theprint.in | IN en web
NDTV | ndtv.com ndtv.in | IN en tv | NDTV.com, एनडीटीवी
Press Trust of India | ptinews.com | IN en agency | PTI
ANI | aninews.in | IN en agency | ANI News, Asian News International
Dainik Jagran | jagran.com | IN hi press | दैनिक जागरण, जागरण, Jagran
Dainik Bhaskar | bhaskar.com | IN hi press | दैनिक भास्कर
Amar Ujala | amarujala.com | IN hi press | अमर उजाला
Navbharat Times | navbharattimes.indiatimes.com | IN hi press | नवभारत टाइम्स
Hindustan | livehindustan.com | IN hi press | हिन्दुस्तान, Live Hindustan, हिंदुस्तान
Aaj Tak | aajtak.in | IN hi tv | आज तक
ABP News | abplive.com | IN hi tv | एबीपी न्यूज़, ABP Live
BBC News हिंदी | bbchindi.com | GB hi web | BBC Hindi, बीबीसी हिंदी, BBC News Hindi
Anandabazar Patrika | anandabazar.com | IN bn press | আনন্দবাজার পত্রিকা, আনন্দবাজার, Anandabazar
Malayala Manorama | manoramaonline.com | IN ml press | മലയാള മനോരമ, Manorama Online
Mathrubhumi | mathrubhumi.com | IN ml press | മാതൃഭൂമി
Dinamalar | dinamalar.com | IN ta press | தினமலர்
Dinamani | dinamani.com | IN ta press | தினமணி
Eenadu | eenadu.net | IN te press | ఈనాడు
Lokmat | lokmat.com | IN mr press | लोकमत
Loksatta | loksatta.com | IN mr press | लोकसत्ता
Gujarat Samachar | gujaratsamachar.com | IN gu press | ગુજરાત સમાચાર
Prajavani | prajavani.net | IN kn press | ಪ್ರಜಾವಾಣಿ
Dawn | dawn.com | PK en press | Dawn News, DAWN.COM, ڈان, ڈان نیوز
The News International | thenews.com.pk | PK en press
The Express Tribune | tribune.com.pk | PK en press | Express Tribune
Geo News | geo.tv | PK ur tv | جیو نیوز, Geo TV, جیو
Daily Jang | jang.com.pk | PK ur press | جنگ, روزنامہ جنگ, Jang
ARY News | arynews.tv | PK ur tv | اے آر وائی نیوز
Associated Press of Pakistan | app.com.pk | PK en agency | APP Pakistan
Prothom Alo | prothomalo.com | BD bn press | প্রথম আলো
The Daily Star | thedailystar.net | BD en press | The Daily Star Bangladesh, Daily Star Bangladesh
bdnews24.com | bdnews24.com | BD bn web | bdnews24, বিডিনিউজ টোয়েন্টিফোর
Jugantor | jugantor.com | BD bn press | যুগান্তর
Kaler Kantho | kalerkantho.com | BD bn press | কালের কণ্ঠ
Daily Mirror (Sri Lanka) | dailymirror.lk | LK en press
The Kathmandu Post | kathmandupost.com | NP en press | Kathmandu Post
Kantipur | ekantipur.com | NP ne press | कान्तिपुर, ईकान्तिपुर, eKantipur
Online Khabar | onlinekhabar.com | NP ne web | अनलाइनखबर
The Quint | thequint.com | IN en web
Firstpost | firstpost.com | IN en web
News18 | news18.com | IN en tv | CNN-News18
Republic TV | republicworld.com | IN en tv | Republic World
Times Now | timesnownews.com | IN en tv
Zee News | zeenews.india.com | IN hi tv | ज़ी न्यूज़
The New Indian Express | newindianexpress.com | IN en press
Business Standard | business-standard.com | IN en press
The Financial Express (India) | financialexpress.com | IN en press
The Tribune (India) | tribuneindia.com | IN en press
IANS | ians.in | IN en agency
Rajasthan Patrika | patrika.com | IN hi press | राजस्थान पत्रिका, पत्रिका
Sakal | esakal.com | IN mr press | सकाळ
Daily Thanthi | dailythanthi.com | IN ta press | தினத்தந்தி
Sakshi | sakshi.com | IN te press | సాక్షి
Dunya News | dunyanews.tv | PK ur tv | دنیا نیوز
Express News | express.pk | PK ur press | ایکسپریس نیوز
Business Recorder | brecorder.com | PK en press
Dhaka Tribune | dhakatribune.com | BD en press
The Himalayan Times | thehimalayantimes.com | NP en press
`;
