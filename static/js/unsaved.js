// What is typed into a form and not saved yet is not lost: it is kept in this browser
// tab until it is saved or taken back, and whoever leaves the page is asked first.
//
// A mixin for a form with a `draft`, `hasChanges` and a `draftKey`, which names the
// form and what it changes. `restored()` is the draft of before, if there was one.

const placeOf = key => `loyalty.draft.${key}`

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(placeOf(key)))
  } catch {
    return null
  }
}

function write(key, draft) {
  try {
    if (draft) sessionStorage.setItem(placeOf(key), JSON.stringify(draft))
    else sessionStorage.removeItem(placeOf(key))
  } catch {
    // A browser that keeps nothing still asks before leaving.
  }
}

export const keepsDraft = {
  data: () => ({wasKept: false}),
  watch: {
    draft: {
      deep: true,
      handler() {
        this.keepDraft()
      }
    },
    hasChanges() {
      this.keepDraft()
    }
  },
  created() {
    window.addEventListener('beforeunload', this.askBeforeLeaving)
  },
  unmounted() {
    window.removeEventListener('beforeunload', this.askBeforeLeaving)
  },
  methods: {
    // The draft as it was left, on top of what the server has now.
    restored(fresh) {
      const kept = read(this.draftKey)
      this.wasKept = Boolean(kept)
      return {...fresh, ...kept}
    },
    keepDraft() {
      if (!this.draft) return
      write(this.draftKey, this.hasChanges ? this.draft : null)
      if (!this.hasChanges) this.wasKept = false
    },
    dropDraft() {
      this.wasKept = false
      write(this.draftKey, null)
    },
    askBeforeLeaving(event) {
      if (this.hasChanges) event.preventDefault()
    }
  }
}
