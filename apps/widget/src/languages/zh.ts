import type { Texts } from "./en.ts";

/** Chinese, simplified. */
export const texts: Texts = {
  chatWith: "与 {site} 聊天",
  back: "返回",
  close: "关闭聊天",
  findAnswer: "查找答案",
  findHint: "输入您的问题…",
  ask: "提问",
  talk: "联系人工客服",
  here: { other: "现在有 {n} 位客服在线" },
  nobody: "请留言，我们回来后会在这里答复您",
  support: "{site} 客服",
  startPerson: "您的消息将发给人工客服。",
  write: "输入消息…",
  send: "发送",
  attach: "添加附件",
  today: "今天",
  yesterday: "昨天",
  sending: "正在发送…",
  sent: "已发送",
  read: "已读",
  kept: "恢复连接后自动发送",
  typing: "{name} 正在输入",
  reconnecting: "正在重新连接…",
  offline: "您已离线：您写的内容会保留。",
  tryAgain: "重试",
};

export const fetchLater = () => import("./zh-later.ts");
