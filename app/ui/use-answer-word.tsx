import { useTranslation } from "react-i18next";

/** "Can", "Must ask", "Cannot". */
export function useAnswerWord(): (answer: "can" | "ask" | "deny") => string {
  const { t } = useTranslation();
  return (answer) => (answer === "deny" ? t("cannot") : t(answer));
}
