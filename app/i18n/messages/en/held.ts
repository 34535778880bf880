export const held = {
  title: "Waiting to leave",
  refund: "Refund {{amount}}",
  change: "Change",
  leaves: "leaves at {{time}}, in {{left}}",
  leaving: "leaving now",
  by: "{{who}}, {{reference}}",
  undo: "Undo",
  undoLabel: "Undo: {{what}}",
} as const;
