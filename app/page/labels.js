// The words of Streamlit's own parts in Chinese: what is seen in menus, lists and tooltips, and what is only heard.
(() => {
  const TOLD = {
    "Skip to main content": "跳到正文", "App pages": "页面", "Sidebar": "侧栏", "Expand sidebar": "展开侧栏", "Collapse sidebar": "收起侧栏",
    "Navigate to home page": "回到首页", "Main menu": "菜单", "Theme": "配色", "System": "自动", "Light": "浅色", "Dark": "深色", "Print": "打印",
    "Open": "展开", "Close": "关闭", "Dismiss": "关闭", "Clear value": "清除", "Clear entry": "清除输入", "Clear all": "全部清除",
    "Selected values": "已选", "Choose an option": "请选择", "Choose options": "请选择", "No results": "没有相符的", "Show suggestions": "展开",
    "Pagination": "翻页", "Previous page": "上一页", "Next page": "下一页", "Scroll tabs left": "向左", "Scroll tabs right": "向右",
    "Copy to clipboard": "复制", "Copied": "已复制", "Copied!": "已复制", "Fullscreen": "全屏", "Close fullscreen": "退出全屏",
    "file upload": "填报文件", "Upload": "选择文件", "Add files": "换一个文件", "Uploading...": "正在上传", "Drag and drop a file here": "或把文件拖到这里",
    "Drag and drop file here": "或把文件拖到这里", "Browse files": "选择文件", "add icon": "添加", "Error: ": "出错：", "Error:": "出错：",
    "Press Ctrl+Enter to submit form": "", "Press Enter to submit form": "", "Press Ctrl+Enter to apply": "", "Press Enter to apply": "",
    "Streamlit server is not responding. Are you connected to the internet?": "提供网页的程序没有回应，可能已经停了，请再运行一次它。",
    "Unable to connect to Streamlit server": "连不上提供网页的程序", "Reconnected to server.": "又连上了。", "Connection timed out.": "等得太久，没有回应。",
    "Page not found": "没有这个页面", "Script execution error": "出错了", "Try again": "再试",
    "Notifications": "通知", "Please wait...": "请稍候", "Running...": "正在处理", "Stop script": "停止", "Stop": "停止", "Connecting": "正在连接",
    "Connection error": "连不上了", "Retry": "再试", "Ok": "好", "Loading...": "正在打开",
    "Connection lost. Please wait for the app to reconnect, then try again.": "连接断了，请等它恢复后再试。",
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:": "提供网页的程序可能已经停了，请在终端里再运行：",
  };
  const SHAPES = [
    [/^Page (\d+)$/, "第$1页"], [/^Fullscreen: (.+)$/s, "全屏：$1"], [/^Close fullscreen: (.+)$/s, "退出全屏：$1"],
    [/^(\d+) options? available\.$/, "有$1项可选。"], [/^(.+), selected$/s, "$1，已选"], [/^(.+), not selected$/s, "$1，未选"],
    [/^Remove (.+)$/s, "去掉$1"], [/^Upload (.+)$/s, "选择文件：$1"], [/^(.*)per file$/, "每个文件$1以内"], [/^File must be (.+) or smaller\.$/, "文件不能超过$1。"],
    [/^Error: (.+)$/s, (_, told) => `出错：${chinese(told)}`], [/^.* files are not allowed\.$/, "不收这种文件，请用 XLSX 或 CSV。"],
  ];
  const HEARD = ["aria-label", "title", "placeholder", "aria-roledescription", "aria-description"];
  const OWN = "[data-testid=stHtml], pre, code, script, style, textarea";  // what documents and people wrote stays as it is

  function chinese(words) {
    const said = words.trim();
    if (!/[A-Za-z]/.test(said)) return words;
    if (Object.hasOwn(TOLD, said)) return TOLD[said];
    const shape = SHAPES.find(([form]) => form.test(said));
    return shape ? said.replace(...shape) : words;
  }
  function heard(element) {
    for (const name of HEARD) {
      const words = element.getAttribute(name), told = words && chinese(words);
      if (told && told !== words) element.setAttribute(name, told);
    }
  }
  function seen(text) {
    const told = chinese(text.data);
    if (told !== text.data) text.data = told;
  }
  function all(root) {
    if (root.nodeType === Node.TEXT_NODE) return root.parentElement?.closest(OWN) || seen(root);
    if (root.nodeType !== Node.ELEMENT_NODE || root.closest(OWN)) return;
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (each) =>
      each.nodeType === Node.ELEMENT_NODE && each.matches(OWN) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    for (let each = root; each; each = walk.nextNode()) each.nodeType === Node.TEXT_NODE ? seen(each) : heard(each);
  }
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "childList") addedNodes.forEach(all);
      else if (type === "attributes") heard(target);
      else all(target);
    }
  }).observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: HEARD });
})();
