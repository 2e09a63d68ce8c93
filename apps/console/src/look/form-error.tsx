/** What is wrong with a form, heard at once by those who do not see it. */
export function FormError({ text }: { text: string }) {
  if (!text) return null;
  return (
    <p class="notice bad" role="alert">
      {text}
    </p>
  );
}
