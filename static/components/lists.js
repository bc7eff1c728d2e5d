// Customers from another program's list, looked at before anything is granted; and all
// that this programme has, as files.
import {
  ask,
  askWithFile,
  number,
  pathOf,
  problemOf,
  t,
  tell
} from '../js/cms.js'
import {pieces} from '../js/pieces.js'
import {saveFile} from '../js/save_file.js'

const LOOK_AGAIN_MS = 1000

export default {
  components: pieces('problem'),
  props: {venue: {type: Object, required: true}},
  data: () => ({
    file: null,
    outlook: null,
    job: null,
    problem: null,
    isBusy: false,
    fetching: '',
    again: null
  }),
  computed: {
    counts() {
      const {lines, points} = this.outlook
      return t(
        'lists.counts',
        {n: number(lines), points: number(points)},
        lines
      )
    },
    unread() {
      const {unread_columns: columns} = this.outlook
      const named = {columns: columns.join(', ')}
      return columns.length ? t('lists.unread', named) : ''
    },
    busyWords() {
      return t('lists.busy', {percent: this.job.percent})
    },
    doneWords() {
      const {events, wrong} = this.job
      return t('lists.done', {n: number(events), wrong: number(wrong)}, events)
    },
    // Of lines that were refused when it came to it, as of those that never could do.
    errors() {
      return [...(this.outlook?.errors ?? []), ...(this.job?.findings ?? [])]
    }
  },
  unmounted() {
    clearTimeout(this.again)
  },
  methods: {
    t,
    number,
    lineWords: ({line, detail}) =>
      t('lists.line', {line: number(line), detail}),
    path(rest) {
      return pathOf(this.venue, rest)
    },
    async run(isWriting, work) {
      this.isBusy = true
      this.problem = null
      try {
        await work()
      } catch (error) {
        this.problem = problemOf(error, isWriting)
      }
      this.isBusy = false
    },
    async send(query) {
      const path = this.path(`/customers/import${query}`)
      return (await askWithFile(this.venue, 'POST', path, this.file)).json()
    },
    look() {
      this.outlook = this.job = null
      if (!this.file) return
      this.run(false, async () => {
        this.outlook = await this.send('')
      })
    },
    take() {
      this.run(true, async () => {
        const {points} = this.outlook
        this.job = (await this.send(`?confirm_points=${points}`)).job
        this.follow()
      })
    },
    follow() {
      if (this.job.state !== 'running') return tell(this.doneWords)
      this.again = setTimeout(async () => {
        const path = this.path(`/jobs/${this.job.id}`)
        await this.run(false, async () => {
          this.job = await ask(this.venue, 'GET', path)
        })
        this.follow()
      }, LOOK_AGAIN_MS)
    },
    async fetchAll(name) {
      this.fetching = name
      await this.run(false, async () => {
        const answer = await askWithFile(
          this.venue,
          'GET',
          this.path(`/${name}`)
        )
        saveFile(name, await answer.blob())
      })
      this.fetching = ''
    }
  }
}
