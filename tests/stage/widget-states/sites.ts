/** What a made-up shop says in one of the languages that the states are shown in. */
export interface ShopWords {
  name: string;
  greeting: string;
  intro: string;
  articles: { question: string; answer: string }[];
}

export type Lang = "en" | "ar" | "zh" | "ja";

const LONG_ANSWER = `Parcels leave our workshop **on the same day** when you order before 14:00.

- Within the country: 1 to 2 working days
- Europe: 2 to 4 working days
- Elsewhere: 5 to 9 working days

You get a link by email as soon as it is packed: [follow your parcel](https://shop.example/parcels). If nothing has moved for three days, please tell us and we look into it.`;

export const SHOPS: Record<Lang, ShopWords> = {
  en: {
    name: "Hazel & Pine",
    greeting: "Hi {name} 👋\nHow can we help?",
    intro: "Ask us anything about our wooden things, or find an answer at once.",
    articles: [
      { question: "How long does delivery take?", answer: LONG_ANSWER },
      {
        question: "How do I return something?",
        answer: "You have **30 days**. Use the label in the parcel, or print one in your account.",
      },
      {
        question: "Can I change the delivery address?",
        answer: "Until it is packed you can change it in your account, under **Orders**.",
      },
    ],
  },
  ar: {
    name: "بندق وصنوبر",
    greeting: "مرحبًا {name} 👋\nكيف يمكننا مساعدتك؟",
    intro: "اسألنا عن أي شيء، أو ابحث عن إجابة فورًا.",
    articles: [
      {
        question: "كم يستغرق التوصيل؟",
        answer: "تغادر الطرود **في اليوم نفسه** وتصل خلال يومين إلى ثلاثة أيام عمل.",
      },
      { question: "كيف أعيد منتجًا؟", answer: "لديك **30 يومًا**. استخدم الملصق الموجود في الطرد." },
      { question: "هل يمكنني تغيير عنوان التوصيل؟", answer: "نعم، من حسابك قبل تجهيز الطلب." },
    ],
  },
  zh: {
    name: "榛松小铺",
    greeting: "您好 {name} 👋\n有什么可以帮您？",
    intro: "欢迎提问，或直接查找答案。",
    articles: [
      { question: "配送需要多长时间？", answer: "包裹**当天**发出，2 到 3 个工作日送达。" },
      { question: "如何退货？", answer: "您有 **30 天**时间，请使用包裹中的标签。" },
      { question: "可以修改收货地址吗？", answer: "打包之前，您可以在账户中修改。" },
    ],
  },
  ja: {
    name: "ヘーゼル＆パイン",
    greeting: "こんにちは {name} 👋\n何かお困りですか？",
    intro: "お気軽にご質問ください。すぐに答えが見つかることもあります。",
    articles: [
      {
        question: "配送にはどのくらいかかりますか？",
        answer: "**当日**に発送し、2〜3 営業日で届きます。",
      },
      { question: "返品するにはどうすればよいですか？", answer: "**30 日間**返品できます。" },
      {
        question: "お届け先を変更できますか？",
        answer: "梱包前であればアカウントから変更できます。",
      },
    ],
  },
};

/** What is asked before the chat where a state shows the form. */
export const FORM = {
  intro: "So that we can help at once.",
  fields: [
    { id: "name", kind: "name", label: "Your name", required: true },
    { id: "email", kind: "email", label: "Email", required: true },
    {
      ...{ id: "topic", kind: "choice", label: "What is it about?", required: false },
      choices: ["An order", "A return", "Something else"],
    },
    {
      ...{ id: "terms", kind: "consent", required: true },
      label: "I agree to the [privacy notice](https://shop.example/privacy)",
    },
  ],
};

export const FORM_JA = {
  intro: "スムーズにご案内するため、ご記入ください。",
  fields: [
    { id: "name", kind: "name", label: "お名前", required: true },
    { id: "email", kind: "email", label: "メールアドレス", required: true },
    { id: "note", kind: "text", label: "注文番号", required: false },
    { id: "terms", kind: "consent", label: "プライバシーポリシーに同意します", required: true },
  ],
};
