// The shop's own script, such as any site has beside the chat: counts what is put into the basket.
const count = document.querySelector(".basket output");

for (const button of document.querySelectorAll("[data-add]")) {
  button.addEventListener("click", () => {
    count.value = String(Number(count.value) + 1);
    button.textContent = "Added to your basket";
    setTimeout(() => {
      button.textContent = button.dataset.add;
    }, 2_000);
  });
}
