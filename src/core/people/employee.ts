/** What an employee does in the department; one person may do several things. The first three are the core of selling. */
export const employeeFunctions = ['new', 'closing', 'current', 'merchandising', 'assistance', 'documents', 'service'] as const;
export type EmployeeFunction = (typeof employeeFunctions)[number];

/** The fields of an employee that a person may change beside the files, and put back to what files say. */
export const employeeFields = ['email', 'role', 'team', 'head', 'functions', 'hired_at', 'dismissed_at'] as const;
export type EmployeeField = (typeof employeeFields)[number];
