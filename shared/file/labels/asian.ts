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
    updated: '更新日|更新|更新日時|最終更新|最終更新日|改訂|修正',
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
    updated: '更新|更新时间|更新時間|更新日期|更新于|更新於|最后更新|最後更新|修改时间|修改|編輯於|编辑于',
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
    updated: '수정|수정일|최종수정|최종 수정|업데이트|기사수정|갱신',
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
    title: 'kichwa|kichwa cha habari',
    other: 'nakala kamili|video|mwandishi|lugha',
  },
];
