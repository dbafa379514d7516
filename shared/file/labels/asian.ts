import type { Labels } from './label-row.ts';

/** Labels in the other languages of Asia, and Swahili. */
export const ASIAN: readonly Labels[] = [
  {
    language: 'hi',
    summary: 'सारांश|संक्षेप|संक्षिप्त विवरण|संक्षेप में|सार|मुख्य बातें|विवरण',
    source: 'स्रोत|चैनल|अखबार|समाचार पत्र|प्रकाशक|मीडिया',
    published: 'प्रकाशित|तारीख|दिनांक|प्रकाशन तिथि|प्रकाशित तिथि|प्रसारित|प्रसारण तिथि|तिथि|प्रकाशन की तारीख|प्रकाशित हुआ|तारीख़',
    by: 'द्वारा|में|पर|की ओर से',
    on: 'को|दिनांक|तारीख',
    updated: 'अपडेट|अद्यतन|अपडेट किया गया|अंतिम अपडेट|संशोधित',
    date: 'तारीख|तारीख़|तिथि|दिनांक|समय',
    copied:
      'मुद्रित|मुद्रण तिथि|मुद्रण की तारीख|प्रिंट किया गया|छपाई की तारीख|प्राप्त किया गया|प्राप्त|पुनःप्राप्ति|अभिगमन तिथि|अभिगमन|देखा गया|डाउनलोड किया गया|डाउनलोड|संग्रहीत|संग्रहित|पुरालेखित|सहेजा गया|निर्यात किया गया|जाँचा गया|जांचा गया|अंतिम जाँच|अंतिम जांच',
    copying: 'मुद्रण|प्रिंट|छपाई|प्राप्ति|पुनःप्राप्ति|अभिगमन|पहुँच|डाउनलोड|संग्रह|संग्रहण|निर्यात|जाँच|जांच|सहेजने की|देखने की',
    title: 'शीर्षक|हेडलाइन|मुख्य शीर्षक',
    other: 'वीडियो|लेखक|पूरा पाठ|प्रतिलेख|मुख्य शब्द|कीवर्ड|टैग|लिंक|अतिथि|श्रेणी|अवधि|भाषा|अनुवाद',
  },
  {
    language: 'bn',
    summary: 'সারাংশ|সারসংক্ষেপ|সংক্ষেপে|সংক্ষিপ্তসার|সংক্ষেপ',
    source: 'সূত্র|উৎস|পত্রিকা|চ্যানেল|প্রকাশক',
    published: 'প্রকাশিত|প্রকাশ|প্রকাশের তারিখ|প্রচারিত|প্রচারের তারিখ|তারিখ',
    by: 'কর্তৃক|দ্বারা|এ',
    on: 'তারিখে',
    updated: 'হালনাগাদ|আপডেট|সর্বশেষ আপডেট',
    date: 'তারিখ|তারিখে|সময়',
    copied:
      'মুদ্রিত|মুদ্রণের তারিখ|প্রিন্ট করা হয়েছে|সংগৃহীত|সংগ্রহের তারিখ|সংগ্রহের-তারিখ|ডাউনলোড করা হয়েছে|ডাউনলোড|আর্কাইভ করা হয়েছে|আর্কাইভকৃত|সংরক্ষিত|দেখা হয়েছে|যাচাই করা হয়েছে|রপ্তানি করা হয়েছে|প্রবেশের তারিখ',
    copying: 'মুদ্রণের|মুদ্রণ|প্রিন্টের|প্রিন্ট|সংগ্রহের|ডাউনলোডের|ডাউনলোড|আর্কাইভের|সংরক্ষণের|প্রবেশের|যাচাইয়ের|রপ্তানির',
    title: 'শিরোনাম',
    other: 'পূর্ণ পাঠ|প্রতিলিপি|মূল শব্দ|ভিডিও|লেখক|ভাষা|সময়কাল|অনুবাদ',
  },
  {
    language: 'ta',
    summary: 'சுருக்கம்|சாராம்சம்',
    source: 'ஆதாரம்|மூலம்|நாளிதழ்',
    published: 'வெளியிடப்பட்டது|வெளியான தேதி|தேதி',
    by: '',
    on: '',
    updated: 'புதுப்பிக்கப்பட்டது',
    date: 'தேதி|நாள்',
    copied:
      'அச்சிடப்பட்டது|அச்சிட்ட தேதி|அச்சு தேதி|பெறப்பட்டது|பார்த்த நாள்|பார்க்கப்பட்டது|அணுகப்பட்டது|பதிவிறக்கப்பட்டது|காப்பகப்படுத்தப்பட்டது|சேமிக்கப்பட்டது|ஏற்றுமதி செய்யப்பட்டது|சரிபார்க்கப்பட்டது|பதிவிறக்க தேதி|அணுகிய தேதி',
    copying: 'அச்சிட்ட|அச்சு|பெற்ற|பார்த்த|அணுகிய|அணுகல்|பதிவிறக்க|பதிவிறக்கிய|சேமித்த|காப்பக|ஏற்றுமதி|சரிபார்த்த',
    title: 'தலைப்பு',
    other: 'காணொளி|வீடியோ|ஆசிரியர்|மொழி',
  },
  {
    language: 'th',
    summary: 'สรุป|บทสรุป|สรุปข่าว|เรื่องย่อ|สาระสำคัญ|บทคัดย่อ|โดยสรุป|ใจความสำคัญ|สรุปย่อ',
    source: 'ที่มา|แหล่งที่มา|แหล่งข่าว|สำนักข่าว|ช่อง|หนังสือพิมพ์|สื่อ|ผู้เผยแพร่',
    published: 'เผยแพร่|เผยแพร่เมื่อ|วันที่เผยแพร่|ตีพิมพ์|ตีพิมพ์เมื่อ|ออกอากาศ|ออกอากาศเมื่อ|วันที่ออกอากาศ|วันที่|โพสต์เมื่อ|ลงวันที่',
    by: 'โดย|ทาง|ใน',
    on: 'เมื่อ|เมื่อวันที่|วันที่|ณ วันที่',
    updated: 'ปรับปรุง|อัปเดต|อัพเดต|อัปเดตล่าสุด|ปรับปรุงล่าสุด|แก้ไขเมื่อ|แก้ไขล่าสุด',
    date: 'วันที่|วันเวลา',
    copied:
      'พิมพ์เมื่อ|พิมพ์เมื่อวันที่|วันที่พิมพ์|พิมพ์วันที่|สั่งพิมพ์เมื่อ|เข้าถึงเมื่อ|วันที่เข้าถึง|เข้าถึงวันที่|สืบค้นเมื่อ|สืบค้นเมื่อวันที่|วันที่สืบค้น|สืบค้นวันที่|ดาวน์โหลดเมื่อ|วันที่ดาวน์โหลด|เก็บถาวรเมื่อ|จัดเก็บเมื่อ|วันที่จัดเก็บ|บันทึกเมื่อ|วันที่บันทึก|ส่งออกเมื่อ|วันที่ส่งออก|ตรวจสอบเมื่อ|ตรวจสอบล่าสุด|เรียกดูเมื่อ|วันที่เรียกดู|ดึงข้อมูลเมื่อ|วันที่ดึงข้อมูล|โหลดเมื่อ',
    copying: 'พิมพ์|เข้าถึง|สืบค้น|ดาวน์โหลด|ส่งออก|ตรวจสอบ|เรียกดู',
    title: 'หัวข้อ|หัวข้อข่าว|หัวเรื่อง|ชื่อเรื่อง|พาดหัว',
    other: 'ข้อความเต็ม|บทถอดเสียง|คำสำคัญ|แท็ก|วิดีโอ|วีดีโอ|คลิป|ผู้เขียน|ผู้สื่อข่าว|ความยาว|ภาษา|แปล|ลิงก์|หมวดหมู่',
  },
  {
    language: 'id',
    summary:
      'ringkasan|ikhtisar|rangkuman|intisari|sinopsis|singkatnya|secara singkat|inti berita|deskripsi|pokok berita',
    source: 'sumber|media|saluran|stasiun|koran|surat kabar|penerbit|kanal',
    published:
      'diterbitkan|dipublikasikan|ditayangkan|tanggal|terbit|tayang|ditayangkan pada|tanggal terbit|tanggal tayang|tanggal publikasi|dimuat|disiarkan|dipublikasikan pada|waktu terbit',
    by: 'oleh|di|dalam|melalui|dari',
    on: 'pada|tanggal|tgl|pada tanggal',
    updated: 'diperbarui|diperbaharui|pembaruan terakhir|terakhir diperbarui|diubah|disunting',
    date: 'tanggal|waktu|tgl',
    copied:
      'dicetak|dicetak pada|diakses|diakses pada|diunduh|diunduh pada|diarsipkan|diarsipkan pada|diekspor|disimpan pada|diambil|diambil pada|dimuat pada|diperiksa|terakhir diperiksa|terakhir diakses|dilihat pada|dikunjungi|tanggal cetak|tanggal akses|tanggal unduh',
    copying:
      'cetak|pencetakan|akses|pengaksesan|unduh|pengunduhan|arsip|pengarsipan|ekspor|simpan|penyimpanan|pengambilan|muat|pemuatan|pemeriksaan|kunjungan',
    title: 'judul|judul berita|tajuk',
    other:
      'transkrip|video|penulis|teks lengkap|kata kunci|tag|tautan|narasumber|tamu|pembawa acara|wartawan|rubrik|kategori|durasi|bahasa|terjemahan|baca juga',
  },
  {
    language: 'ms',
    summary: 'ringkasan berita|rumusan|secara ringkas|sinopsis',
    source: 'sumber|saluran|akhbar|penerbit|stesen',
    published: 'diterbitkan pada|disiarkan|disiarkan pada|tarikh|tarikh siaran|tarikh terbit',
    by: 'oleh|di',
    on: 'pada',
    updated: 'dikemas kini|kemas kini terakhir|dikemaskini',
    date: 'tarikh|masa',
    copied:
      'dicetak|dicetak pada|dicapai|dicapai pada|diakses|dimuat turun|dimuat turun pada|diarkibkan|dieksport|disimpan pada|diambil pada|diperoleh|diperoleh pada|disemak|terakhir disemak|dilawati|tarikh cetak|tarikh capaian',
    copying: 'cetak|cetakan|capaian|akses|muat turun|arkib|eksport|simpanan|perolehan|semakan|lawatan',
    title: 'tajuk|tajuk berita',
    other: 'teks penuh|kata kunci|video|penulis|bahasa|tempoh',
  },
  {
    language: 'fil',
    summary: 'buod|sa madaling sabi',
    source: 'pinagmulan|pahayagan|himpilan',
    published: 'inilathala|nailathala|petsa|ipinalabas',
    by: 'ng|sa',
    on: 'noong',
    updated: 'na-update|binago',
    date: 'petsa',
    copied:
      'na-print|iprinint|nakuha|nakuha noong|na-access|na-download|idinownload|in-export|na-export|naka-archive|na-archive|sinuri|huling sinuri|binisita|huling binisita|na-save|hinango noong',
    copying:
      'pag-print|pagkakaprint|pagkuha|pagkakuha|pag-access|pag-download|pag-export|pag-archive|pagsusuri|pagbisita|pag-save',
    title: 'pamagat',
    other: 'buong teksto|may-akda|wika',
  },
  {
    language: 'vi',
    summary: 'tóm tắt|tóm lược|tóm tắt nội dung|nội dung chính|nội dung tóm tắt|vắn tắt|sơ lược|mô tả|điểm chính',
    source: 'nguồn|theo|kênh|báo|đài|nhà xuất bản|cơ quan báo chí|nguồn tin',
    published:
      'xuất bản|đăng|ngày đăng|ngày|xuất bản ngày|đăng ngày|đăng lúc|ngày xuất bản|phát sóng|ngày phát sóng|phát hành|công bố|ngày phát hành|thời gian đăng',
    by: 'bởi|trên|của|tại',
    on: 'ngày|vào|vào ngày|lúc',
    updated: 'cập nhật|cập nhật lần cuối|cập nhật lúc|chỉnh sửa|sửa đổi',
    date: 'ngày|thời gian|ngày giờ',
    copied:
      'in ngày|ngày in|đã in|in lúc|truy cập|truy cập ngày|ngày truy cập|truy xuất|ngày truy xuất|tải xuống|tải về|ngày tải|ngày tải xuống|ngày tải về|lưu trữ|ngày lưu trữ|lưu ngày|ngày lưu|xuất tệp|ngày xuất dữ liệu|ngày trích xuất|kiểm tra lần cuối|ngày kiểm tra|xem ngày|ngày xem|tra cứu ngày|ngày tra cứu|lấy ngày|nạp ngày',
    copying: 'in|truy cập|truy xuất|tải|tải xuống|tải về|lưu trữ|trích xuất|kiểm tra|tra cứu',
    title: 'tiêu đề|tựa đề|tên bài|nhan đề',
    other:
      'toàn văn|video|tác giả|bản ghi|bản chép lời|từ khóa|từ khoá|thẻ|liên kết|khách mời|người dẫn|phóng viên|chuyên mục|danh mục|thời lượng|ngôn ngữ|bản dịch|xem thêm',
  },
  {
    language: 'ja',
    summary: '要約|概要|あらすじ|要旨|サマリー|概略|抄録|要点|番組概要|記事の要約|ダイジェスト',
    source: '出典|媒体|提供|情報源|出所|ソース|メディア|放送局|新聞社|発行元|発行|提供元|配信元|媒体名|番組名',
    published:
      '公開日|掲載日|放送日|配信日|日付|公開|掲載|公開日時|掲載日時|配信日時|放送日時|投稿日|発行日|発売日|掲載年月日|放送|配信|投稿|発表|発表日|日時|年月日',
    by: '',
    on: '',
    updated: '更新日|更新|更新日時|最終更新|最終更新日|改訂|修正|訂正日|修正日|訂正|改訂日',
    date: '日付|日時|年月日',
    copied:
      '印刷日|印刷日時|印刷年月日|印刷|に印刷|出力日|出力日時|出力|取得日|取得日時|取得|に取得|閲覧日|閲覧日時|閲覧|に閲覧|最終閲覧|最終閲覧日|アクセス日|アクセス日時|アクセス|にアクセス|最終アクセス|最終アクセス日|ダウンロード日|ダウンロード日時|ダウンロード|保存日|保存日時|保存|アーカイブ日|アーカイブ|参照日|参照|に参照|最終確認|最終確認日|確認日|エクスポート日|エクスポート日時|収集日|収集日時|クロール日|読み込み日|検索日|検索日時|読込日|データ取得日',
    copying: '印刷|出力|取得|閲覧|アクセス|ダウンロード|保存|アーカイブ|参照|確認|エクスポート|収集',
    title: '見出し|題名|タイトル|件名|表題|見出',
    other:
      '全文|動画|著者|書き起こし|文字起こし|全訳|キーワード|タグ|リンク|ゲスト|出演|出演者|司会|記者|カテゴリ|カテゴリー|時間|再生時間|言語|翻訳|関連記事|ビデオ|映像|執筆者|筆者',
  },
  {
    language: 'zh',
    summary:
      '摘要|概要|简介|簡介|内容提要|內容提要|概述|提要|导语|導語|梗概|内容简介|內容簡介|内容摘要|內容摘要|简述|簡述|要点|概况|新闻摘要|新聞摘要|摘录|總結|总结',
    source:
      '来源|來源|媒体|媒體|出处|出處|稿源|新闻来源|新聞來源|信息来源|媒体名称|频道|頻道|报纸|報紙|电视台|電視台|出版者|发布者|發布者|播出平台|栏目|欄目',
    published:
      '发布日期|發布日期|发布时间|發布時間|发布|發布|发表|發表|日期|发布于|發佈於|發布於|发表于|發表於|发表时间|發表時間|发表日期|發表日期|刊登日期|刊登|刊登于|播出日期|播出时间|播出時間|播出|首播|出版日期|发稿时间|发稿|時間|时间|上线时间|發佈日期|發佈時間|發佈',
    by: '',
    on: '',
    updated:
      '更新|更新时间|更新時間|更新日期|更新于|更新於|最后更新|最後更新|修改时间|修改|編輯於|编辑于|更正日期|修改日期|修訂日期|修订日期',
    date: '日期|时间|時間',
    copied:
      '打印日期|打印时间|打印于|打印|列印日期|列印時間|列印於|列印|印刷日期|下载日期|下载时间|下载于|下载|下載日期|下載時間|下載於|下載|检索日期|检索时间|检索于|檢索日期|檢索時間|檢索於|访问日期|访问时间|访问于|訪問日期|造訪日期|瀏覽日期|浏览日期|存取日期|查询日期|查询时间|查詢日期|查詢時間|查閱日期|查阅日期|存档日期|存檔日期|存档时间|存档于|存檔於|归档日期|歸檔日期|导出日期|导出时间|导出于|匯出日期|匯出時間|抓取时间|抓取日期|擷取日期|擷取時間|采集时间|采集日期|加载日期|载入日期|載入日期|入库时间|入库日期|最后检查|最後檢查|最后访问|最後造訪|引用日期|读取日期|讀取日期|保存日期|保存时间|儲存日期|输出日期|輸出日期|核查日期',
    copying: '打印|列印|下载|下載|检索|檢索|访问|訪問|查询|查詢|存档|存檔|归档|导出|匯出|抓取|擷取|采集|加载|保存',
    title: '标题|標題|题目|題目|主题|主題',
    other:
      '全文|视频|視頻|作者|文字稿|逐字稿|文字记录|全文如下|关键词|關鍵詞|關鍵字|关键字|标签|標籤|链接|連結|嘉宾|嘉賓|主持人|记者|記者|栏目类别|分类|分類|时长|時長|语言|語言|翻译|翻譯|相关阅读|相關閱讀|影片|编辑|編輯|责任编辑',
  },
  {
    language: 'ko',
    summary: '요약|개요|요약문|핵심 요약|기사 요약|줄거리|간추린 내용|한줄 요약|내용 요약|주요 내용',
    source: '출처|매체|언론사|방송사|신문사|발행처|매체명|채널|제공|발행인',
    published:
      '게시일|발행일|방송일|날짜|입력|게시|게재|게재일|발행|보도일|보도 날짜|방송|방영일|작성일|작성|등록|등록일|기사입력|기사 입력|입력일|일자|일시|송고|출고|공개일|발표일',
    by: '',
    on: '',
    updated: '수정|수정일|최종수정|최종 수정|업데이트|기사수정|갱신|수정일시|정정일|정정',
    date: '날짜|일자|일시|시간',
    copied:
      '인쇄일|인쇄일자|인쇄일시|인쇄 날짜|인쇄 일시|인쇄|출력일|출력일자|출력일시|출력 날짜|출력 일시|출력|검색일|검색일자|검색일시|검색 날짜|접속일|접속일자|접속|열람일|열람일자|열람|다운로드일|다운로드 날짜|다운로드 일시|다운로드|저장일|저장일시|저장 날짜|보관일|보관 날짜|수집일|수집일시|수집일자|내보낸 날짜|내보내기 날짜|조회일|조회일자|조회일시|확인일|최종 확인|최종 확인일|마지막 확인|접근일|접근 날짜|최근 접속일|액세스 날짜',
    copying: '인쇄|출력|검색|접속|열람|다운로드|저장|보관|수집|조회|확인|접근|내보내기',
    title: '제목|기사 제목|표제|헤드라인',
    other:
      '전문|동영상|저자|녹취록|전체 내용|핵심어|키워드|태그|링크|출연|출연자|진행|진행자|기자|분류|카테고리|길이|재생 시간|언어|번역|관련 기사|영상|비디오|글쓴이|작성자',
  },
  {
    language: 'sw',
    summary: 'muhtasari|kwa ufupi|kwa kifupi',
    source: 'chanzo|gazeti|kituo',
    published: 'imechapishwa|ilichapishwa|ilirushwa|tarehe',
    by: 'na|katika',
    on: 'tarehe|mnamo',
    updated: 'imesasishwa|ilisasishwa',
    date: 'tarehe|siku',
    copied:
      'imepakuliwa|ilipakuliwa|imepatikana|ilipatikana|imefikiwa|ilifikiwa|imehifadhiwa|ilihifadhiwa|imekaguliwa|ilikaguliwa|imetembelewa|ilitembelewa|imechapwa|ilichapwa',
    copying:
      'ya kuchapa|ya kupakua|ya kupakuliwa|ya kufikia|ya kufikiwa|ya kuhifadhi|ya kukagua|kuchapa|kupakua|kufikia|kuhifadhi|kukagua',
    title: 'kichwa|kichwa cha habari',
    other: 'nakala kamili|video|mwandishi|lugha',
  },
];
