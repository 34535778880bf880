export const held = {
  title: "Waiting to leave",
  refund: "Refund {{amount}}",
  change: "Change",
  leaves: "leaves at {{time}}, in {{left}}",
  leaving: "leaving now",
  by: "{{who}}, {{reference}}",
  undo: "Undo",
  undone: "Undone, nothing was sent",
  undoLabel: "Undo: {{what}}",
} as const;
