/** Tells the shell a page's own title when the route cannot know it: a thread's subject, a day. */
export class PageTitleEvent extends Event {
  static readonly type = 'pg-title';
  readonly title: string;
  constructor(title: string) {
    super(PageTitleEvent.type, { bubbles: true });
    this.title = title;
  }
}

declare global {
  interface HTMLElementEventMap {
    'pg-title': PageTitleEvent;
  }
}
