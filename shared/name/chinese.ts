/** Whether a Chinese personal name of two or three characters is only part of a longer one. Nothing parts the words there. */

const characters = (list: string): ReadonlySet<string> => new Set(list.replaceAll(/\s/g, ''));
const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u));

/** Surnames that are hardly words of their own, so that one before a whole name makes a double surname (林郑月娥). */
const SURNAMES = characters(
  '王李张張刘劉陈陳杨楊赵趙吴吳徐孙孫朱胡郭林罗羅梁宋郑鄭谢謝韩韓唐冯馮董萧蕭程曹袁邓鄧傅沈彭吕呂苏蘇卢盧蒋蔣蔡魏薛叶葉阎閻潘杜戴姚范谭譚廖邹鄒熊陆陸孔崔邱秦侯邵孟',
);
/** The other common surnames. */
const MORE_SURNAMES = characters(
  '黄黃周马馬高何许許曾丁贾賈余夏石方白江金钱錢毛史龙龍万萬段雷汤湯尹黎易常武乔喬贺賀赖賴龚龔文向于任安严嚴牛施',
);
const COMPOUND_SURNAMES = words(`
  欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 夏侯 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 长孙 長孫 宇文 司徒 司空 独孤 獨孤 南宫 南宮 端木 呼延
  轩辕 軒轅 东方 東方 申屠 澹台 澹臺 太史 闻人 聞人 赫连 赫連 拓跋 完颜 完顏
`);
/** Characters of given names; few verbs begin with one. */
const GIVEN = characters(`
  博国國华華军軍伟偉强強明芳娟敏静靜丽麗磊洋勇艳艷杰涛濤超霞刚剛玲桂英玉萍红紅娜燕鹏鵬辉輝梅琴莉健彬峰瑞琳颖穎慧雪宇浩轩軒泽澤涵
  欣怡佳俊凯凱晨婷倩雯珍珠莲蓮菊兰蘭芬芝龙龍松荣榮祥福德忠诚誠斌哲源志鸿鴻飞飛翔翼蓉薇蕾璐瑶瑤琪琦琼瓊毅坚堅康昊昕旭晖暉阳陽远遠亮辰朗宁寧波帆炎冰晓曉雨云雲光达達生成建春秋冬莹瑩媛妍娇嬌妮嘉梓诗詩萱馨彤
  东東民平森岩川乐樂君
`);
/** Words that begin with one of them and may follow a name. */
const FOLLOWING = words(`
  博士 博客 博物 博得 博览 博弈 博主 国家 国内 国际 国会 国民 国务 国防 国庆 国外 国企 国有 国王 國家 國內 國際 國會 國民 國務 國防 國慶 國外
  华人 华裔 华侨 华盛 华为 华语 華人 華裔 華僑 華盛 華為 華語 军队 军方 军事 军官 军人 军委 军长 軍隊 軍方 軍事 軍官 軍人 伟大 偉大
  强调 强烈 强行 强势 强硬 强化 强制 强迫 强忍 强力 強調 強烈 強行 強勢 強硬 強化 強制 強迫 明确 明天 明年 明显 明白 明日 明知 明星 明晚 明確 明顯
  敏感 敏锐 敏銳 敏捷 静静 静坐 静默 静待 靜靜 靜坐 靜默 丽江 洋溢 勇敢 勇于 勇於 勇夺 勇奪 勇气 杰出 超过 超越 超级 超出 超额 超過 超級
  刚刚 刚才 刚好 刚到 刚从 刚开 刚上 刚被 刚满 剛剛 剛才 剛好 剛到 剛從 英国 英语 英雄 英文 英勇 英國 英語 玉米 红着 红色 红军 红十 紅色 紅軍
  健康 健身 健在 瑞典 瑞士 雪中 宇宙 宇航 浩荡 浩蕩 欣然 欣赏 欣慰 欣賞 佳作 凯旋 凱旋 晨报 晨間 晨间 珍惜 珍藏 珍贵 珍貴 松开 松了 荣获 荣誉
  荣升 荣膺 榮獲 榮譽 榮膺 福建 福州 德国 德语 德國 德語 忠于 忠於 忠诚 忠告 忠誠 诚恳 诚实 诚信 诚邀 誠懇 誠實 誠信 哲学 哲學 源自 源于 志愿 志在
  志願 飞往 飞抵 飞机 飞行 飞到 飞赴 飛往 飛抵 飛機 飛行 飛到 飛赴 毅然 坚持 坚决 坚称 坚信 坚定 坚守 坚强 坚拒 堅持 堅決 堅稱 堅信 堅定 康复 康復 桂林 梅花
  亮相 亮出 光临 光荣 光臨 光榮 达到 达成 達到 達成 生于 生前 生活 生病 生产 生日 生於 生產 成为 成功 成立 成了 成长 成為 成長 建议 建立 建设 建議 建設 平时 平静
  平均 平時 平靜 东部 东京 民众 民主 民进 民眾 乐观 乐意 樂觀 樂意 春节 春天 春節 秋天 冬天 宁愿 宁可 寧願 寧可 远赴 远远 遠赴 遠遠 云集 雨中 诗歌 嘉宾 嘉賓 阳性 陽性
`);
/** What may precede a name: after anything else a surname is more likely the end of a word (国王, 园林). */
const BEFORE = characters('和与與及跟同对對向由被让讓给給请請的了是在说說把为為于於从從将將但而且或因據据');
const HAN = /^\p{Script=Han}$/u;

/** Whether `text[start, end)`, a name in Han characters, is inside a longer personal name: 李明 in 李明博, 欧阳明 or 王李明. */
export function isInLongerName(text: string, start: number, end: number): boolean {
  const length = end - start;
  if (length < 2 || length > 3) return false;
  const first = text[start] ?? '';
  const before = text[start - 1] ?? '';
  if (length === 2 && COMPOUND_SURNAMES.has(before + first)) return true;
  if (!SURNAMES.has(first) && !MORE_SURNAMES.has(first)) return false;
  if (SURNAMES.has(before) && !continuesWord(text[start - 2] ?? '')) return true;
  return length === 2 && GIVEN.has(text[end] ?? '') && !FOLLOWING.has(text.slice(end, end + 2));
}

function continuesWord(before: string): boolean {
  return HAN.test(before) && !BEFORE.has(before);
}
