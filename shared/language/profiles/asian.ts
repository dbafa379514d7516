/** Languages of South and East Asia and of the Pacific. */
import type { Profile } from './profile.ts';

export const asian: readonly Profile[] = [
  {
    language: 'bn',
    script: 'Bengali',
  },
  {
    language: 'hi',
    script: 'Devanagari',
    words: 'के में की है और से का को ने पर यह हैं कि इस भी था नहीं हो एक जो ही किया कर गया लिए साल तो ये कहा थे रहे करने फिर बाद',
  },
  {
    language: 'mr',
    script: 'Devanagari',
    words: 'आणि आहे या च्या ला मध्ये हे तो ती होते नाही की केले करण्यात असे आहेत होता झाले झाली मात्र असून काल पुढील मुळे मंजूर',
    letters: 'ळ',
  },
  {
    language: 'ne',
    script: 'Devanagari',
    words: 'र को मा छ ले लाई हो गरेको भएको छन् पनि यो तथा गर्न छैनन् हिजो भने थियो गर्ने बताए मात्र नयाँ गर्यो वर्षको हुने',
  },
  {
    language: 'gu',
    script: 'Gujarati',
  },
  {
    language: 'pa',
    script: 'Gurmukhi',
  },
  {
    language: 'zh',
    script: 'Han',
    legacy: [
      {
        encodings: ['gb18030', 'gbk'],
        characters:
          '，。的一是在了不和有大这中国人上个为我以年到时会出他发就地对生能说市新要方行部成日月工作来后经本开公民进表也长于前报可家多第业两',
      },
      {
        encodings: ['big5'],
        characters:
          '，。的一是在了不和有大這中國人上個為我以年到時會出他發就地對生能說市新要方行部成日月工作來後經本開公民進表也長於前報可家多第業兩',
      },
    ],
  },
  {
    language: 'ko',
    script: 'Hangul',
    legacy: [
      {
        encodings: ['euc-kr'],
        characters: '이다의는에을가고하을한로서지은사도대있기자를과해시일인수나리스정으보제주부원그장동구아여상전성',
      },
    ],
  },
  {
    language: 'ja',
    script: 'Kana',
    legacy: [
      {
        encodings: ['shift_jis', 'euc-jp'],
        characters:
          'のにはをたがでとしてれさいなるっあかり、。スンールトまもこらきイくよ年日ラリクアシ一人大ドタッ国けレフだマジ中会十「」本テムロ新社市',
      },
    ],
  },
  {
    language: 'kn',
    script: 'Kannada',
  },
  {
    language: 'km',
    script: 'Khmer',
  },
  {
    language: 'lo',
    script: 'Lao',
  },
  {
    language: 'id',
    script: 'Latin',
    words:
      'yang dan di untuk dengan pada ini dari itu akan tidak adalah dalam ke para juga oleh telah karena sebagai ada mereka lebih bahwa kata baru saat setelah kembali warga kota bisa kepada hingga seperti pemerintah indonesia jakarta polisi kami saya namun menjadi menurut rupiah dia ia kemarin buku dapat pun uang kantor mobil senin jumat agustus juni juli tapi miliar triliun nomor ujar ujarnya tuturnya usai provinsi berbeda sedangkan tersebut korban tanpa maupun',
    letters: 'é',
  },
  {
    language: 'mi',
    script: 'Latin',
    words: 'te ki o ka ko i he e ngā a me nga mō hoki nei tēnei rā ana mai kei',
    letters: 'āēīōū',
  },
  {
    language: 'ms',
    script: 'Latin',
    words:
      'yang dan di untuk dengan pada ini dari itu akan tidak ialah dalam ke para juga oleh telah kerana sebagai ada mereka lebih bahawa kata baharu ketika beliau berkata bagi kerajaan semalam malaysia negara daripada boleh hadapan ramai datuk seri kuala lumpur ringgit pihak sebuah adalah kami saya namun isnin jumaat khamis ogos wang polis pejabat manakala kementerian perdana pelbagai antarabangsa sekiranya bandar sesiapa tetapi hendaklah',
    letters: 'é',
  },
  {
    language: 'tl',
    script: 'Latin',
    words:
      'ang ng sa na mga ay at si ni kay para hindi ito siya niya kanyang may nang ko mo ka ba po rin din ayon sinabi isang noong',
    letters: 'ñ',
  },
  {
    language: 'vi',
    script: 'Latin',
    words:
      'và của là có được các cho trong một với không những người đã này để từ vào khi về đến ở tại sẽ cũng lại sau năm ra như trên nhiều đó theo ông việc bà nói hôm nay anh ngày',
    letters: 'àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ',
    legacy: [{ encodings: ['windows-1258'], characters: '\u0301\u0300\u0323\u0309\u0303âôêđươăĐƠ' }],
  },
  {
    language: 'ml',
    script: 'Malayalam',
  },
  {
    language: 'my',
    script: 'Myanmar',
  },
  {
    language: 'or',
    script: 'Oriya',
  },
  {
    language: 'si',
    script: 'Sinhala',
  },
  {
    language: 'ta',
    script: 'Tamil',
  },
  {
    language: 'te',
    script: 'Telugu',
  },
  {
    language: 'dv',
    script: 'Thaana',
  },
  {
    language: 'th',
    script: 'Thai',
    legacy: [{ encodings: ['windows-874'], characters: 'านรกอเมตยลวดทสบ่ีป้ั็คพหิแจใชืุไขผงูศ์ธณะภถำซโญ' }],
  },
  {
    language: 'bo',
    script: 'Tibetan',
  },
];
