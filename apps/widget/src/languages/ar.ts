import type { Texts } from "./en.ts";

/** Arabic. */
export const texts: Texts = {
  chatWith: "الدردشة مع {site}",
  back: "رجوع",
  close: "إغلاق الدردشة",
  findAnswer: "ابحث عن إجابة",
  findHint: "اطرح سؤالًا…",
  ask: "اسأل",
  talk: "تحدّث مع شخص",
  here: {
    zero: "لا أحد هنا الآن",
    one: "شخص واحد هنا الآن",
    two: "شخصان هنا الآن",
    few: "{n} أشخاص هنا الآن",
    many: "{n} شخصًا هنا الآن",
    other: "{n} شخص هنا الآن",
  },
  nobody: "اترك رسالة: سنجيبك هنا فور عودتنا",
  support: "فريق {site}",
  startPerson: "أنت تكتب إلى شخص حقيقي.",
  write: "اكتب رسالة…",
  send: "إرسال",
  attach: "إرفاق ملفات",
  today: "اليوم",
  yesterday: "أمس",
  sending: "جارٍ الإرسال…",
  sent: "أُرسلت",
  read: "قُرئت",
  kept: "ستُرسل عند عودة الاتصال",
  typing: "{name} يكتب الآن",
  reconnecting: "جارٍ إعادة الاتصال…",
  offline: "أنت غير متصل: ما تكتبه محفوظ.",
  tryAgain: "إعادة المحاولة",
};

export const fetchLater = () => import("./ar-later.ts");
