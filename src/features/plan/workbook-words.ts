/** The words of the workbook, which is written on the server. */
export const workbookWords = {
  ru: {
    file: 'План и ритм', standing: 'Итог', ladder: 'Лестница', weeks: 'Недели', reps: 'Менеджеры', months: '12 месяцев', changes: 'Изменения плана',
    figure: 'Показатель', value: 'Значение', formula: 'Как считается', metric: 'Показатель плана', owner: 'Чей план', department: 'весь отдел', period: 'Период', asOf: 'По состоянию на',
    plan: 'План', actual: 'Факт', attainment: 'Выполнение', attainmentFormula: 'факт ÷ план', noPlan: 'план не задан', noData: 'нет данных', zeroPlan: 'план равен нулю',
    fromReps: 'план сложен из планов менеджеров', fromTeams: 'план сложен из планов команд', gap: 'Отставание (−) или опережение на конец последнего полного дня',
    gapFormula: 'факт полных дней − план, разложенный поровну по рабочим дням', needed: 'Нужно в каждый оставшийся рабочий день', neededFormula: '(план − факт полных дней) ÷ оставшиеся рабочие дни',
    rhythm: 'Ритмичность', rhythmFormula: 'сумма меньших из факта и плана по неделям ÷ сумма плана; {from} — {to}', arrhythmia: 'Аритмия', arrhythmiaFormula: 'сумма отклонений факта от плана по модулю ÷ сумма плана',
    variation: 'Отклонение от плана', variationFormula: 'среднеквадратичное отклонение факта от плана ÷ средний план', spread: 'Разброс факта', spreadFormula: 'σ факта (делим на n) ÷ средний факт',
    monthEnd: 'Последние пять рабочих дней: доля факта к доле дней', regular: 'Месяцев от 95 % плана', leftOut: 'Не вошли: {reason}', segment: 'Клиенты', segments: { new: 'новые', current: 'текущие' },
    day: 'День', working: 'Рабочий', yes: 'да', no: 'нет', ideal: 'По плану накопленно', came: 'Факт накопленно', difference: 'Разница', from: 'С', to: 'По', state: 'Состояние',
    states: { over: 'закончилась', running: 'идёт', ahead: 'впереди' }, rep: 'Менеджер', month: 'Месяц', was: 'Было', is: 'Стало', at: 'Когда', by: 'Кто', subject: 'Кому', cleared: 'снят',
  },
  en: {
    file: 'Plan and rhythm', standing: 'Standing', ladder: 'Ladder', weeks: 'Weeks', reps: 'Reps', months: '12 months', changes: 'Changes of plans',
    figure: 'Figure', value: 'Value', formula: 'How it is counted', metric: 'Metric of the plan', owner: 'Whose plan', department: 'the whole department', period: 'Period', asOf: 'As of',
    plan: 'Plan', actual: 'Actual', attainment: 'Attainment', attainmentFormula: 'actual ÷ plan', noPlan: 'no plan is set', noData: 'no data', zeroPlan: 'the plan is zero',
    fromReps: 'the plan is the sum of the reps’ plans', fromTeams: 'the plan is the sum of the teams’ plans', gap: 'Behind (−) or ahead at the end of the last full day',
    gapFormula: 'actual of full days − the plan spread evenly over working days', needed: 'Needed on each remaining working day', neededFormula: '(plan − actual of full days) ÷ remaining working days',
    rhythm: 'Rhythm', rhythmFormula: 'sum of the lesser of actual and plan by week ÷ sum of plan; {from} — {to}', arrhythmia: 'Arrhythmia', arrhythmiaFormula: 'sum of distances of actual from plan ÷ sum of plan',
    variation: 'Deviation from plan', variationFormula: 'root-mean-square distance of actual from plan ÷ mean plan', spread: 'Spread of actuals', spreadFormula: 'σ of actuals (dividing by n) ÷ mean actual',
    monthEnd: 'Last five working days: share of actual to share of days', regular: 'Months at 95% of plan or more', leftOut: 'Left out: {reason}', segment: 'Customers', segments: { new: 'new', current: 'current' },
    day: 'Day', working: 'Working', yes: 'yes', no: 'no', ideal: 'Planned so far', came: 'Actual so far', difference: 'Difference', from: 'From', to: 'To', state: 'State',
    states: { over: 'over', running: 'running', ahead: 'ahead' }, rep: 'Rep', month: 'Month', was: 'Was', is: 'Is', at: 'When', by: 'Who', subject: 'Whose', cleared: 'cleared',
  },
} as const;

export type WorkbookWords = (typeof workbookWords)['ru'] | (typeof workbookWords)['en'];
