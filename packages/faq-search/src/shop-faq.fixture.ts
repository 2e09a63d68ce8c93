import type { Article } from "./article.ts";

/** A small shop's FAQ in five languages, written for the tests. */
export const SHOP_FAQ: readonly Article[] = [
  {
    id: "returns",
    lang: "en",
    question: "Returns and refunds",
    alternatives: [
      "How do I send something back?",
      "I want my money back",
      "Can I return an opened item?",
    ],
    answer: "Send the parcel back within 30 days. We refund you on the card you paid with.",
  },
  {
    id: "delivery",
    lang: "en",
    question: "When will my order arrive?",
    alternatives: ["How long does shipping take?", "Where is my parcel?", "delivery time"],
    answer: "Orders leave our warehouse within a day; the courier needs two more.",
  },
  {
    id: "password",
    lang: "en",
    question: "I forgot my password",
    alternatives: ["reset password", "I cannot log in to my account"],
    tags: ["sign-in"],
  },
  {
    id: "opening",
    lang: "de",
    question: "Wann habt ihr geöffnet?",
    alternatives: ["Öffnungszeiten", "Seid ihr am Sonntag da?"],
  },
  {
    id: "invoice",
    lang: "fr",
    question: "Où trouver ma facture ?",
    alternatives: ["Télécharger une facture", "J'ai besoin d'un reçu"],
  },
  {
    id: "退货",
    lang: "zh",
    question: "怎么退货？",
    alternatives: ["我想退款", "商品不满意可以退吗"],
  },
  { id: "運費", lang: "zh", question: "运费是多少？", alternatives: ["包邮吗", "邮费谁出"] },
  {
    id: "配送",
    lang: "ja",
    question: "配送にはどのくらいかかりますか？",
    alternatives: ["いつ届きますか", "カード払いはできますか"],
  },
  {
    id: "환불",
    lang: "ko",
    question: "환불은 어떻게 하나요?",
    alternatives: ["돈을 돌려받고 싶어요", "반품 신청 방법"],
  },
  { id: "배송", lang: "ko", question: "배송은 얼마나 걸리나요?", alternatives: ["택배 언제 와요"] },
  { id: "توصيل", lang: "ar", question: "متى يصل الطلب؟", alternatives: ["كم تستغرق مدة التوصيل؟"] },
  { id: "إرجاع", lang: "ar", question: "كيف أُرجع المنتج؟", alternatives: ["أريد استرجاع المال"] },
  {
    id: "оплата",
    lang: "ru",
    question: "Как оплатить заказ?",
    alternatives: ["Какие карты вы принимаете?"],
  },
];
